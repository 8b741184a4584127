using System.Buffers.Binary;
using System.Security.Cryptography;
using Dashboard.Domain.Log;
using Dashboard.WriteSide.EventLog;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.WriteSide.Seals;

/// <summary>
/// A seal under a stretch of the log. It holds the hash of every event in it and, in its own hash, that of the seal before: whoever
/// edits an event in the database breaks its seal, and whoever mends that seal breaks all that come after it.
/// </summary>
public sealed class LogSeal
{
    /// <summary>Bytes of an event's hash that are kept: enough that nobody finds another text with the same.</summary>
    public const int BytesPerEvent = 16;

    /// <summary>Place in the chain, from 1.</summary>
    public required long Number { get; init; }

    public required ulong Transaction { get; init; }

    public required long Sequence { get; init; }

    /// <summary>The hashes of the events, in the order of the log, <see cref="BytesPerEvent"/> each.</summary>
    public required byte[] Events { get; init; }

    /// <summary>SHA-256 of the seal before, the number, the position and the events' hashes.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>Position of the last event under it.</summary>
    public LogPosition Position => new(Transaction, Sequence);

    /// <summary>Where the chain ends.</summary>
    internal SealLink Link => new(Number, Position, Hash);

    /// <summary>Whether its hash is what its content and the seal before say.</summary>
    internal bool Holds(SealLink before) => Number == before.Number + 1 && Hash.AsSpan().SequenceEqual(HashOf(before, Number, Position, Events));

    /// <summary>Seals the events that follow a link.</summary>
    /// <param name="before">The link.</param>
    /// <param name="rows">All events after it up to some position, at least one, in log order.</param>
    /// <param name="now">Now.</param>
    internal static LogSeal Over(SealLink before, IReadOnlyList<LogRow> rows, DateTimeOffset now)
    {
        var (number, last, events) = (before.Number + 1, rows[^1], HashesOf(rows));
        return new LogSeal
        {
            Number = number,
            Transaction = last.Transaction,
            Sequence = last.Sequence,
            Events = events,
            Hash = HashOf(before, number, new LogPosition(last.Transaction, last.Sequence), events),
            SealedAt = now,
        };
    }

    /// <summary>The hashes of events, one after the other.</summary>
    internal static byte[] HashesOf(IReadOnlyList<LogRow> rows)
    {
        var hashes = new byte[rows.Count * BytesPerEvent];
        for (var index = 0; index < rows.Count; index++)
        {
            EventHash.Write(rows[index], hashes.AsSpan(index * BytesPerEvent, BytesPerEvent));
        }

        return hashes;
    }

    internal static void Map(EntityTypeBuilder<LogSeal> seal)
    {
        seal.HasKey(row => row.Number);
        seal.Property(row => row.Number).ValueGeneratedNever();
        seal.Property(row => row.Hash).HasMaxLength(SHA256.HashSizeInBytes);
    }

    private static byte[] HashOf(SealLink before, long number, LogPosition position, byte[] events)
    {
        Span<byte> place = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(place, number);
        BinaryPrimitives.WriteUInt64BigEndian(place[8..], position.Transaction);
        BinaryPrimitives.WriteInt64BigEndian(place[16..], position.Sequence);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before.Hash);
        hash.AppendData(place);
        hash.AppendData(events);
        return hash.GetHashAndReset();
    }
}

/// <summary>What the next seal hangs on.</summary>
/// <param name="Number">Number of the seal; 0 before the first.</param>
/// <param name="Position">Its position.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record SealLink(long Number, LogPosition Position, byte[] Hash)
{
    /// <summary>Before the first seal.</summary>
    public static SealLink Start { get; } = new(0, LogPosition.Start, new byte[SHA256.HashSizeInBytes]);
}
