namespace Dashboard.WriteSide.Tests;

/// <summary>Takes reports at once, on the reporting thread.</summary>
internal sealed class Reports<T>(Action<T> take) : IProgress<T>
{
    public void Report(T value) => take(value);
}
