namespace Dashboard.Domain;

/// <summary>Why a command was refused: a value, because refusals are expected.</summary>
/// <param name="Kind">What kind of refusal it is; decides the HTTP status.</param>
/// <param name="Code">Stable name for programs, such as <c>order-empty</c>; never renamed.</param>
/// <param name="Sentence">What a person reads.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Sentence)
{
    /// <summary>Every field that is at fault; empty unless <see cref="Kind"/> is <see cref="RefusalKind.Invalid"/>.</summary>
    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    /// <summary>A rule of the business forbids it in the present state.</summary>
    public static Refusal Rule(string code, string sentence) => new(RefusalKind.Conflict, code, sentence);

    /// <summary>The thing that the command names does not exist.</summary>
    public static Refusal NotFound(string kind, Guid id) =>
        new(RefusalKind.NotFound, $"{kind}-not-found", $"There is no {kind} {id}.");

    /// <summary>The command itself is at fault; every fault is told at once.</summary>
    public static Refusal Invalid(IReadOnlyList<FieldFault> faults) =>
        new(RefusalKind.Invalid, "invalid", string.Join(" ", faults.Select(fault => fault.Sentence))) { Faults = faults };

    /// <summary>One field of the command is at fault.</summary>
    public static Refusal Invalid(string field, string sentence) => Invalid([new FieldFault(field, sentence)]);

    /// <summary>Somebody outside gave no answer; the same command may be sent again.</summary>
    public static Refusal Unavailable(string code, string sentence) => new(RefusalKind.Unavailable, code, sentence);

    /// <summary>The actor's role does not reach.</summary>
    public static Refusal Forbidden(Role needed) =>
        new(RefusalKind.Forbidden, "forbidden", $"This needs the role {needed} or higher.");
}

/// <summary>A fault of one field of a command.</summary>
/// <param name="Field">Path of the field in the command, such as <c>Items[1].Quantity</c>.</param>
/// <param name="Sentence">What a person reads beside the field.</param>
public sealed record FieldFault(string Field, string Sentence);

/// <summary>Kinds of refusal.</summary>
public enum RefusalKind
{
    /// <summary>The command is malformed (HTTP 400).</summary>
    Invalid,

    /// <summary>The actor may not (HTTP 403).</summary>
    Forbidden,

    /// <summary>What it names does not exist (HTTP 404).</summary>
    NotFound,

    /// <summary>The present state does not allow it (HTTP 409).</summary>
    Conflict,

    /// <summary>Somebody outside gave no answer (HTTP 503). It is not remembered: the same command, sent again, is tried again.</summary>
    Unavailable,
}
