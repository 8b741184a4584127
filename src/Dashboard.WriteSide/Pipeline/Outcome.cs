using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Dashboard.Domain;
using Dashboard.Domain.Log;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>What the pipeline must know of an outcome without knowing its answer.</summary>
public interface IOutcome<TSelf>
    where TSelf : IOutcome<TSelf>
{
    /// <summary>Why the command was refused; nothing when it was accepted.</summary>
    Refusal? Refusal { get; }

    /// <summary>Makes a refused outcome.</summary>
    static abstract TSelf Refused(Refusal refusal);

    /// <summary>The same outcome, with what the commit added to it.</summary>
    TSelf At(LogPosition position, bool repeated);
}

/// <summary>What became of a command: an answer or a refusal, never both.</summary>
/// <typeparam name="TAnswer">What the command answers.</typeparam>
public sealed record Outcome<TAnswer> : IOutcome<Outcome<TAnswer>>
{
    /// <summary>The answer of an accepted command.</summary>
    public TAnswer? Answer { get; init; }

    /// <inheritdoc/>
    public Refusal? Refusal { get; init; }

    /// <summary>Whether the command was accepted.</summary>
    [JsonIgnore]
    [MemberNotNullWhen(true, nameof(Answer))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>Position of the command's last event; the start of the log when it left none.</summary>
    [JsonIgnore]
    public LogPosition Position { get; init; }

    /// <summary>Whether the command was done before, and this is the answer of that time.</summary>
    [JsonIgnore]
    public bool Repeated { get; init; }

    /// <summary>Makes a refused outcome.</summary>
    public static Outcome<TAnswer> Refused(Refusal refusal) => new() { Refusal = refusal };

    /// <inheritdoc/>
    public Outcome<TAnswer> At(LogPosition position, bool repeated) => this with { Position = position, Repeated = repeated };

    public static implicit operator Outcome<TAnswer>(TAnswer answer) => new() { Answer = answer };

    public static implicit operator Outcome<TAnswer>(Refusal refusal) => Refused(refusal);
}
