namespace Dashboard.WriteSide.Import;

/// <summary>Sends many commands, several at a time.</summary>
internal static class Sending
{
    /// <summary>Deals with each; stopped, those that are under way end first.</summary>
    public static Task ForEachAsync<T>(IAsyncEnumerable<T> all, int atATime, Func<T, CancellationToken, Task> send, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancellationToken },
            async (next, token) => await send(next, token));
}
