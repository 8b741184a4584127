using Dashboard.Domain.Sagas;
using Dashboard.ReadSide.Sagas;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Sagas;

/// <summary>What screens say of sagas.</summary>
internal static class SagaTexts
{
    /// <summary>The list of all sagas.</summary>
    public const string Path = "/operations/sagas";

    /// <summary>The page of one saga.</summary>
    public static string PathOf(Guid sagaId) => $"{Path}/{sagaId}";

    /// <summary>A kind of sagas, for people: <c>Order fulfilment</c>.</summary>
    public static string Kind(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');

    /// <summary>What it is about: <c>Order 12</c>, or the plan that is renewed.</summary>
    public static string About(SagaSummary saga) => saga switch
    {
        { OrderNumber: { } number } => $"Order {number}",
        { Renewal: { } renewal } => $"Renewal of {renewal.PlanName}",
        _ => saga.Key.ToString(),
    };

    /// <summary>What it is at, as a word or two.</summary>
    public static string Word(SagaState state) => state switch
    {
        SagaState.Compensating => "undoing",
        SagaState.NeedsAPerson => "needs a person",
        SagaState.GivenUp => "given up",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>What the word means, for a tooltip.</summary>
    public static string Meaning(SagaState state) => state switch
    {
        SagaState.Running => "A step is being taken.",
        SagaState.Waiting => "It waits: to take a step again, or for something to happen.",
        SagaState.Compensating => "It failed, and what it had done is being undone.",
        SagaState.NeedsAPerson => "It cannot go on by itself, or could not undo something.",
        SagaState.Completed => "It did all that it was for.",
        SagaState.Failed => "It failed, and what it had done is undone.",
        _ => "A person has ended it as it was.",
    };

    /// <summary>Colour of its badge.</summary>
    public static string Tone(SagaState state) => state switch
    {
        SagaState.Completed => "good",
        SagaState.Running => "submitted",
        SagaState.Compensating => "warn",
        SagaState.NeedsAPerson => "bad",
        SagaState.Failed => "failed",
        _ => "plain",
    };

    /// <summary>What became of a step, as a word or two.</summary>
    public static string Word(SagaStep step) => step.Outcome switch
    {
        SagaCommandStatus.Pending => step.Attempts > 0 ? "tried again" : "to be done",
        SagaCommandStatus.GivenUp => "given up",
        SagaCommandStatus.Done when step.Answer is not null => "not needed",
        var outcome => outcome.ToString().ToLowerInvariant(),
    };

    /// <summary>Colour of its badge.</summary>
    public static string Tone(SagaStep step) => step.Outcome switch
    {
        SagaCommandStatus.Done => step.Answer is null ? "good" : "plain",
        SagaCommandStatus.Pending => step.Attempts > 0 ? "warn" : "submitted",
        SagaCommandStatus.Refused or SagaCommandStatus.GivenUp => "bad",
        _ => "plain",
    };

    /// <summary>What a person did.</summary>
    public static string Word(SagaDeedKind deed) => deed switch
    {
        SagaDeedKind.Compensated => "Stopped it, to be undone",
        SagaDeedKind.Retried => "Let it try again what it had given up",
        _ => "Ended it as it was",
    };

    /// <summary>
    /// Until when it waits, or what ends its patience; nothing when nothing does. A step whose time has come is being taken,
    /// though nothing tells of it before it is answered.
    /// </summary>
    public static string? Until(SagaSummary saga, DateTimeOffset now, StoreFormat format) => saga switch
    {
        { AgainAt: { } again, TimesOutAt: { } end } when again > now => $"again at {format.Time(again)}, until {format.Time(end)}",
        { AgainAt: { } again } when again > now => $"again at {format.Second(again)}",
        { TimesOutAt: { } end } => $"until {format.Second(end)}",
        { State: SagaState.Waiting, AgainAt: null } => "without an end",
        _ => null,
    };
}
