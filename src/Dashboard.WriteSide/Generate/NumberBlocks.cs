using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Generate;

/// <summary>Order numbers in quantity, from the sequence that all orders take theirs from. What is left of a block is used next time.</summary>
internal sealed class NumberBlocks(IBulkAppend append)
{
    private readonly Queue<long> _left = new();

    /// <summary>So many numbers, ascending.</summary>
    public async Task<IReadOnlyList<long>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var missing = count - _left.Count;
        if (missing > 0)
        {
            foreach (var first in await append.TakeOrderNumbersAsync((missing + OrderNumbers.BlockSize - 1) / OrderNumbers.BlockSize, cancellationToken))
            {
                for (var number = first; number < first + OrderNumbers.BlockSize; number++)
                {
                    _left.Enqueue(number);
                }
            }
        }

        return [.. Enumerable.Range(0, count).Select(_ => _left.Dequeue())];
    }
}
