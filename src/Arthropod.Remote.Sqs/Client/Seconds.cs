using System.Globalization;

namespace Arthropod.Remote.Sqs.Client;

/// <summary>SQS counts time in whole seconds.</summary>
internal static class Seconds
{
    /// <summary>A time in whole seconds, rounded up: a lease must not be shorter than was asked, nor a short wait none.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The seconds.</returns>
    public static int Of(TimeSpan time) => (int)Math.Clamp(Math.Ceiling(time.TotalSeconds), 0, int.MaxValue);

    /// <summary>A time in whole seconds, as attributes have it.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The seconds.</returns>
    public static string Text(TimeSpan time) => Of(time).ToString(CultureInfo.InvariantCulture);
}
