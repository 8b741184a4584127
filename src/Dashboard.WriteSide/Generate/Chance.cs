namespace Dashboard.WriteSide.Generate;

/// <summary>Draws that a seed decides: the same seed, the same draws, on every machine.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>How busy a shop is in each hour of the day.</summary>
    private static readonly int[] BusyHours = [1, 1, 1, 1, 1, 2, 4, 7, 10, 12, 13, 13, 14, 12, 11, 11, 11, 12, 13, 14, 13, 10, 6, 3];

    private static readonly int[] Hours = [.. BusyHours.SelectMany((weight, hour) => Enumerable.Repeat(hour, weight))];

    /// <summary>The draws of one of many things, whatever was drawn for the others.</summary>
    public static Chance Of(int seed, int index) => new(unchecked((int)((((uint)seed * 2654435761u) ^ (uint)index) * 2246822519u)));

    /// <summary>Whether something happens that happens in this share of the cases.</summary>
    public bool Happens(double share) => _random.NextDouble() < share;

    /// <summary>From the least to the most, both possible.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>Any time between two, to the millisecond.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) =>
        TimeSpan.FromMilliseconds(_random.NextInt64((long)least.TotalMilliseconds, (long)most.TotalMilliseconds));

    /// <summary>A waiting time for what happens at random, once in this many days.</summary>
    public TimeSpan Wait(double days) => TimeSpan.FromMinutes(Math.Round(-Math.Log(1 - _random.NextDouble()) * days * 24 * 60));

    /// <summary>Time of a day, more often when people shop.</summary>
    public TimeSpan TimeOfDay() => TimeSpan.FromHours(Pick(Hours)) + TimeSpan.FromMilliseconds(_random.Next(3_600_000));

    /// <summary>An index below a number, by a power law: a few are drawn often and most of them hardly ever.</summary>
    public int Skewed(int below)
    {
        var draw = _random.NextDouble();
        return (int)(below * draw * draw);
    }

    /// <summary>Any of them, each as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>Any of them, the first ones more often.</summary>
    public T PickSkewed<T>(IReadOnlyList<T> from) => from[Skewed(from.Count)];

    /// <summary>An id of version 7 for an instant (RFC 9562, section 5.7).</summary>
    public Guid NewId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var index = 5; index >= 0; index--, milliseconds >>= 8)
        {
            bytes[index] = (byte)milliseconds;
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
