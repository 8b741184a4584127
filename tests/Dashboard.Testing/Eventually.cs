using System.Diagnostics;
using Xunit;

namespace Dashboard.Testing;

/// <summary>Awaits what happens by itself, and says what did not happen.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">Asked again every few milliseconds.</param>
    /// <param name="sentence">What is waited for, as a person would say it: it is the failure's message.</param>
    /// <param name="atMost">How long; 30 seconds when nothing is said.</param>
    public static Task TrueAsync(Func<bool> condition, string sentence, TimeSpan? atMost = null) =>
        TrueAsync(() => Task.FromResult(condition()), sentence, atMost);

    /// <inheritdoc cref="TrueAsync(Func{bool}, string, TimeSpan?)"/>
    public static async Task TrueAsync(Func<Task<bool>> condition, string sentence, TimeSpan? atMost = null)
    {
        var patience = atMost ?? Patience;
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < patience, $"Waited {patience.TotalSeconds:0} s in vain: {sentence}");
            await Task.Delay(Interval);
        }
    }
}
