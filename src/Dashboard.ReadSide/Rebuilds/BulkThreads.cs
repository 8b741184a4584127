using System.Collections.Concurrent;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// Threads of their own for bulk work, as many as there are processors. On the pool it would stand in the way of what is
/// short: a click would wait behind the folding of a thousand events. Between threads the operating system is just, and
/// lets those who waited go first.
/// </summary>
internal sealed class BulkThreads : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> _waiting = [];
    private readonly Thread[] _threads;

    public BulkThreads()
    {
        _threads = [.. Enumerable.Range(1, Environment.ProcessorCount).Select(number => new Thread(Work) { IsBackground = true, Name = $"Rebuild {number}" })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => _threads.Length;

    /// <summary>Runs something here, with everything that it awaits and begins.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Begins something beside the caller, on the threads on which the caller runs.</summary>
    public static Task Begin(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Current).Unwrap();

    /// <summary>Lets the threads end once nothing waits.</summary>
    public void Dispose() => _waiting.CompleteAdding();

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => _waiting.Add(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        _threads.Contains(Thread.CurrentThread) && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [.. _waiting];

    private void Work()
    {
        foreach (var task in _waiting.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
