using System.Buffers;

namespace Dashboard.Web.Import;

/// <summary>Copies an upload to a file.</summary>
internal static class Upload
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Copies, and says a few times a second how many bytes have arrived.</summary>
    public static async Task CopyAsync(Stream from, Stream to, TimeProvider clock, Action<long> arrived, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            long bytes = 0;
            var told = clock.GetTimestamp();
            while (await from.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                bytes += read;
                if (clock.GetElapsedTime(told) >= Interval)
                {
                    told = clock.GetTimestamp();
                    arrived(bytes);
                }
            }

            arrived(bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
