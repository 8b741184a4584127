using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Dashboard.WriteSide.Partners;

/// <summary>What somebody outside answered for good: what was asked for, or why not. Asked again under the same key, the answer is the same.</summary>
/// <typeparam name="T">What is given.</typeparam>
public sealed record PartnerAnswer<T>
    where T : class
{
    /// <summary>What was asked for; nothing when it was declined.</summary>
    public T? Given { get; init; }

    /// <summary>Why not; nothing when it was given.</summary>
    public Decline? Decline { get; init; }

    /// <summary>Whether it was given.</summary>
    [JsonIgnore]
    [MemberNotNullWhen(true, nameof(Given))]
    [MemberNotNullWhen(false, nameof(Decline))]
    public bool IsAccepted => Decline is null;

    public static implicit operator PartnerAnswer<T>(T given) => new() { Given = given };

    public static implicit operator PartnerAnswer<T>(Decline decline) => new() { Decline = decline };
}

/// <summary>Why somebody outside would not.</summary>
/// <param name="Code">Word for programs, such as <c>card_declined</c>.</param>
/// <param name="Reason">What a person reads.</param>
public sealed record Decline(string Code, string Reason);
