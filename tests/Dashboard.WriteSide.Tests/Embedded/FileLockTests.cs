using Dashboard.PostgreSql.Embedded;

namespace Dashboard.WriteSide.Tests.Embedded;

public sealed class FileLockTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void TryShared_AnotherIsShared_IsGiven()
    {
        using var first = FileLock.TryShared(_path);
        using var second = FileLock.TryShared(_path);

        Assert.NotNull(first);
        Assert.NotNull(second);
    }

    [Fact]
    public void TryExclusive_AnotherIsShared_IsNotGivenUntilThatEnds()
    {
        var shared = FileLock.TryShared(_path);
        Assert.Null(FileLock.TryExclusive(_path));

        shared!.Dispose();

        using var exclusive = FileLock.TryExclusive(_path);
        Assert.NotNull(exclusive);
        Assert.Null(FileLock.TryShared(_path));
    }

    [Fact]
    public async Task Exclusive_AnotherIsExclusive_WaitsForIt()
    {
        var first = FileLock.TryExclusive(_path);
        var waiting = FileLock.ExclusiveAsync(_path, TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted, "two hold it");

        first!.Dispose();

        using var second = await waiting;
        Assert.Null(FileLock.TryShared(_path));
    }

    [Fact]
    public async Task Exclusive_NeverFree_NamesTheFile()
    {
        using var first = FileLock.TryShared(_path);

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => FileLock.ExclusiveAsync(_path, TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Contains(_path, failure.Message, StringComparison.Ordinal);
    }
}
