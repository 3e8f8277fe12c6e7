// Written from tests/Arthropod.Remote.Tests/Serialization/TupleFormatterTemplate.cs: change that, not this.
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Tuple{T1}"/> as an array of one.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleFormatter<T1, T1Formatter> : IRemoteFormatter<Tuple<T1>?>
    where T1Formatter : IRemoteFormatter<T1>
{
    private const int Parts = 1;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Tuple<T1>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
    }

    /// <inheritdoc/>
    public static Tuple<T1>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new Tuple<T1>(item1);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="Tuple{T1, T2}"/> as an array of two.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleFormatter<T1, T1Formatter, T2, T2Formatter> : IRemoteFormatter<Tuple<T1, T2>?>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
{
    private const int Parts = 2;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Tuple<T1, T2>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new Tuple<T1, T2>(item1, item2);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="Tuple{T1, T2, T3}"/> as an array of three.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter> : IRemoteFormatter<Tuple<T1, T2, T3>?>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
{
    private const int Parts = 3;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Tuple<T1, T2, T3>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new Tuple<T1, T2, T3>(item1, item2, item3);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="Tuple{T1, T2, T3, T4}"/> as an array of four.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter> : IRemoteFormatter<Tuple<T1, T2, T3, T4>?>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
{
    private const int Parts = 4;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Tuple<T1, T2, T3, T4>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new Tuple<T1, T2, T3, T4>(item1, item2, item3, item4);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="Tuple{T1, T2, T3, T4, T5}"/> as an array of five.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
/// <typeparam name="T5">The type of Item5.</typeparam>
/// <typeparam name="T5Formatter">Writes Item5.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter, T5, T5Formatter> : IRemoteFormatter<Tuple<T1, T2, T3, T4, T5>?>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
    where T5Formatter : IRemoteFormatter<T5>
{
    private const int Parts = 5;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Tuple<T1, T2, T3, T4, T5>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
        T5Formatter.Write(ref writer, value.Item5);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4, T5>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            item = "Item5";
            var item5 = T5Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new Tuple<T1, T2, T3, T4, T5>(item1, item2, item3, item4, item5);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="Tuple{T1, T2, T3, T4, T5, T6}"/> as an array of six.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
/// <typeparam name="T5">The type of Item5.</typeparam>
/// <typeparam name="T5Formatter">Writes Item5.</typeparam>
/// <typeparam name="T6">The type of Item6.</typeparam>
/// <typeparam name="T6Formatter">Writes Item6.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter, T5, T5Formatter, T6, T6Formatter> : IRemoteFormatter<Tuple<T1, T2, T3, T4, T5, T6>?>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
    where T5Formatter : IRemoteFormatter<T5>
    where T6Formatter : IRemoteFormatter<T6>
{
    private const int Parts = 6;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Tuple<T1, T2, T3, T4, T5, T6>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
        T5Formatter.Write(ref writer, value.Item5);
        T6Formatter.Write(ref writer, value.Item6);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4, T5, T6>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            item = "Item5";
            var item5 = T5Formatter.Read(ref reader);
            item = "Item6";
            var item6 = T6Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new Tuple<T1, T2, T3, T4, T5, T6>(item1, item2, item3, item4, item5, item6);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="Tuple{T1, T2, T3, T4, T5, T6, T7}"/> as an array of seven.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
/// <typeparam name="T5">The type of Item5.</typeparam>
/// <typeparam name="T5Formatter">Writes Item5.</typeparam>
/// <typeparam name="T6">The type of Item6.</typeparam>
/// <typeparam name="T6Formatter">Writes Item6.</typeparam>
/// <typeparam name="T7">The type of Item7.</typeparam>
/// <typeparam name="T7Formatter">Writes Item7.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter, T5, T5Formatter, T6, T6Formatter, T7, T7Formatter> : IRemoteFormatter<Tuple<T1, T2, T3, T4, T5, T6, T7>?>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
    where T5Formatter : IRemoteFormatter<T5>
    where T6Formatter : IRemoteFormatter<T6>
    where T7Formatter : IRemoteFormatter<T7>
{
    private const int Parts = 7;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Tuple<T1, T2, T3, T4, T5, T6, T7>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
        T5Formatter.Write(ref writer, value.Item5);
        T6Formatter.Write(ref writer, value.Item6);
        T7Formatter.Write(ref writer, value.Item7);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4, T5, T6, T7>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            item = "Item5";
            var item5 = T5Formatter.Read(ref reader);
            item = "Item6";
            var item6 = T6Formatter.Read(ref reader);
            item = "Item7";
            var item7 = T7Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new Tuple<T1, T2, T3, T4, T5, T6, T7>(item1, item2, item3, item4, item5, item6, item7);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="Tuple{T1, T2, T3, T4, T5, T6, T7, TRest}"/> as an array of eight.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
/// <typeparam name="T5">The type of Item5.</typeparam>
/// <typeparam name="T5Formatter">Writes Item5.</typeparam>
/// <typeparam name="T6">The type of Item6.</typeparam>
/// <typeparam name="T6Formatter">Writes Item6.</typeparam>
/// <typeparam name="T7">The type of Item7.</typeparam>
/// <typeparam name="T7Formatter">Writes Item7.</typeparam>
/// <typeparam name="TRest">The type of Rest.</typeparam>
/// <typeparam name="TRestFormatter">Writes Rest.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter, T5, T5Formatter, T6, T6Formatter, T7, T7Formatter, TRest, TRestFormatter> : IRemoteFormatter<Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>?>
    where TRest : notnull
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
    where T5Formatter : IRemoteFormatter<T5>
    where T6Formatter : IRemoteFormatter<T6>
    where T7Formatter : IRemoteFormatter<T7>
    where TRestFormatter : IRemoteFormatter<TRest>
{
    private const int Parts = 8;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
        T5Formatter.Write(ref writer, value.Item5);
        T6Formatter.Write(ref writer, value.Item6);
        T7Formatter.Write(ref writer, value.Item7);
        TRestFormatter.Write(ref writer, value.Rest);
    }

    /// <inheritdoc/>
    public static Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            item = "Item5";
            var item5 = T5Formatter.Read(ref reader);
            item = "Item6";
            var item6 = T6Formatter.Read(ref reader);
            item = "Item7";
            var item7 = T7Formatter.Read(ref reader);
            item = "Rest";
            var rest = TRestFormatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new Tuple<T1, T2, T3, T4, T5, T6, T7, TRest>(item1, item2, item3, item4, item5, item6, item7, rest);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="ValueTuple{T1}"/> as an array of one.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleFormatter<T1, T1Formatter> : IRemoteFormatter<ValueTuple<T1>>
    where T1Formatter : IRemoteFormatter<T1>
{
    private const int Parts = 1;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1>(item1);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="ValueTuple{T1, T2}"/> as an array of two.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleFormatter<T1, T1Formatter, T2, T2Formatter> : IRemoteFormatter<ValueTuple<T1, T2>>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
{
    private const int Parts = 2;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1, T2> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1, T2>(item1, item2);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="ValueTuple{T1, T2, T3}"/> as an array of three.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter> : IRemoteFormatter<ValueTuple<T1, T2, T3>>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
{
    private const int Parts = 3;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1, T2, T3> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1, T2, T3>(item1, item2, item3);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="ValueTuple{T1, T2, T3, T4}"/> as an array of four.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter> : IRemoteFormatter<ValueTuple<T1, T2, T3, T4>>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
{
    private const int Parts = 4;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1, T2, T3, T4> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1, T2, T3, T4>(item1, item2, item3, item4);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="ValueTuple{T1, T2, T3, T4, T5}"/> as an array of five.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
/// <typeparam name="T5">The type of Item5.</typeparam>
/// <typeparam name="T5Formatter">Writes Item5.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter, T5, T5Formatter> : IRemoteFormatter<ValueTuple<T1, T2, T3, T4, T5>>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
    where T5Formatter : IRemoteFormatter<T5>
{
    private const int Parts = 5;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1, T2, T3, T4, T5> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
        T5Formatter.Write(ref writer, value.Item5);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4, T5> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            item = "Item5";
            var item5 = T5Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1, T2, T3, T4, T5>(item1, item2, item3, item4, item5);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="ValueTuple{T1, T2, T3, T4, T5, T6}"/> as an array of six.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
/// <typeparam name="T5">The type of Item5.</typeparam>
/// <typeparam name="T5Formatter">Writes Item5.</typeparam>
/// <typeparam name="T6">The type of Item6.</typeparam>
/// <typeparam name="T6Formatter">Writes Item6.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter, T5, T5Formatter, T6, T6Formatter> : IRemoteFormatter<ValueTuple<T1, T2, T3, T4, T5, T6>>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
    where T5Formatter : IRemoteFormatter<T5>
    where T6Formatter : IRemoteFormatter<T6>
{
    private const int Parts = 6;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1, T2, T3, T4, T5, T6> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
        T5Formatter.Write(ref writer, value.Item5);
        T6Formatter.Write(ref writer, value.Item6);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4, T5, T6> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            item = "Item5";
            var item5 = T5Formatter.Read(ref reader);
            item = "Item6";
            var item6 = T6Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1, T2, T3, T4, T5, T6>(item1, item2, item3, item4, item5, item6);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="ValueTuple{T1, T2, T3, T4, T5, T6, T7}"/> as an array of seven.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
/// <typeparam name="T5">The type of Item5.</typeparam>
/// <typeparam name="T5Formatter">Writes Item5.</typeparam>
/// <typeparam name="T6">The type of Item6.</typeparam>
/// <typeparam name="T6Formatter">Writes Item6.</typeparam>
/// <typeparam name="T7">The type of Item7.</typeparam>
/// <typeparam name="T7Formatter">Writes Item7.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter, T5, T5Formatter, T6, T6Formatter, T7, T7Formatter> : IRemoteFormatter<ValueTuple<T1, T2, T3, T4, T5, T6, T7>>
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
    where T5Formatter : IRemoteFormatter<T5>
    where T6Formatter : IRemoteFormatter<T6>
    where T7Formatter : IRemoteFormatter<T7>
{
    private const int Parts = 7;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1, T2, T3, T4, T5, T6, T7> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
        T5Formatter.Write(ref writer, value.Item5);
        T6Formatter.Write(ref writer, value.Item6);
        T7Formatter.Write(ref writer, value.Item7);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4, T5, T6, T7> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            item = "Item5";
            var item5 = T5Formatter.Read(ref reader);
            item = "Item6";
            var item6 = T6Formatter.Read(ref reader);
            item = "Item7";
            var item7 = T7Formatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1, T2, T3, T4, T5, T6, T7>(item1, item2, item3, item4, item5, item6, item7);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}

/// <summary><see cref="ValueTuple{T1, T2, T3, T4, T5, T6, T7, TRest}"/> as an array of eight.</summary>
/// <typeparam name="T1">The type of Item1.</typeparam>
/// <typeparam name="T1Formatter">Writes Item1.</typeparam>
/// <typeparam name="T2">The type of Item2.</typeparam>
/// <typeparam name="T2Formatter">Writes Item2.</typeparam>
/// <typeparam name="T3">The type of Item3.</typeparam>
/// <typeparam name="T3Formatter">Writes Item3.</typeparam>
/// <typeparam name="T4">The type of Item4.</typeparam>
/// <typeparam name="T4Formatter">Writes Item4.</typeparam>
/// <typeparam name="T5">The type of Item5.</typeparam>
/// <typeparam name="T5Formatter">Writes Item5.</typeparam>
/// <typeparam name="T6">The type of Item6.</typeparam>
/// <typeparam name="T6Formatter">Writes Item6.</typeparam>
/// <typeparam name="T7">The type of Item7.</typeparam>
/// <typeparam name="T7Formatter">Writes Item7.</typeparam>
/// <typeparam name="TRest">The type of Rest.</typeparam>
/// <typeparam name="TRestFormatter">Writes Rest.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueTupleFormatter<T1, T1Formatter, T2, T2Formatter, T3, T3Formatter, T4, T4Formatter, T5, T5Formatter, T6, T6Formatter, T7, T7Formatter, TRest, TRestFormatter> : IRemoteFormatter<ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>>
    where TRest : struct
    where T1Formatter : IRemoteFormatter<T1>
    where T2Formatter : IRemoteFormatter<T2>
    where T3Formatter : IRemoteFormatter<T3>
    where T4Formatter : IRemoteFormatter<T4>
    where T5Formatter : IRemoteFormatter<T5>
    where T6Formatter : IRemoteFormatter<T6>
    where T7Formatter : IRemoteFormatter<T7>
    where TRestFormatter : IRemoteFormatter<TRest>
{
    private const int Parts = 8;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> value)
    {
        writer.WriteArrayHeader(Parts);
        T1Formatter.Write(ref writer, value.Item1);
        T2Formatter.Write(ref writer, value.Item2);
        T3Formatter.Write(ref writer, value.Item3);
        T4Formatter.Write(ref writer, value.Item4);
        T5Formatter.Write(ref writer, value.Item5);
        T6Formatter.Write(ref writer, value.Item6);
        T7Formatter.Write(ref writer, value.Item7);
        TRestFormatter.Write(ref writer, value.Rest);
    }

    /// <inheritdoc/>
    public static ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest> Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var item = "Item1";
        try
        {
            var item1 = T1Formatter.Read(ref reader);
            item = "Item2";
            var item2 = T2Formatter.Read(ref reader);
            item = "Item3";
            var item3 = T3Formatter.Read(ref reader);
            item = "Item4";
            var item4 = T4Formatter.Read(ref reader);
            item = "Item5";
            var item5 = T5Formatter.Read(ref reader);
            item = "Item6";
            var item6 = T6Formatter.Read(ref reader);
            item = "Item7";
            var item7 = T7Formatter.Read(ref reader);
            item = "Rest";
            var rest = TRestFormatter.Read(ref reader);
            RemoteReader.Leave(ref reader);
            return new ValueTuple<T1, T2, T3, T4, T5, T6, T7, TRest>(item1, item2, item3, item4, item5, item6, item7, rest);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, item))
        {
            throw;
        }
    }
}
