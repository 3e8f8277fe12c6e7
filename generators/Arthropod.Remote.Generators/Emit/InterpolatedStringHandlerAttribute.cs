// The compiler asks for this attribute wherever a type takes interpolated strings apart; netstandard2.0 does not have it.
namespace System.Runtime.CompilerServices;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
