using Dashboard.Domain.Messages;
using Dashboard.ReadSide.Notifications;
using Dashboard.Web.Components.Formats;

namespace Dashboard.Web.Components.Pages.Notifications;

/// <summary>What screens say of messages.</summary>
internal static class NotificationTexts
{
    /// <summary>The list of all messages.</summary>
    public const string Path = "/notifications";

    /// <summary>The page of one message.</summary>
    public static string PathOf(Guid messageId) => $"{Path}/{messageId}";

    /// <summary>A word with a capital, as tabs and options have it.</summary>
    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Colour of the badge of a status.</summary>
    public static string Tone(MessageStatus status) => status switch
    {
        MessageStatus.Sent => "good",
        MessageStatus.Sending => "submitted",
        MessageStatus.Failed => "bad",
        MessageStatus.Unsure => "warn",
        _ => "plain",
    };

    /// <summary>What the status means, for a tooltip.</summary>
    public static string Meaning(MessageStatus status) => status switch
    {
        MessageStatus.Waiting => "It is sent as soon as its time comes.",
        MessageStatus.Sending => "It is being handed over.",
        MessageStatus.Sent => "It was handed over, and taken.",
        MessageStatus.Failed => "It was not sent, and is not tried again unless somebody asks for it.",
        _ => "Nobody heard whether it was taken. It is not sent again unless somebody asks for it.",
    };

    /// <summary>Where that is shown what it is about; nothing when it is about neither an order, a product nor a subscription.</summary>
    public static string? AboutPath(NotificationRow row) => row switch
    {
        { OrderId: { } order } => $"/orders/{order}",
        { ProductId: { } product } => $"/catalog/{product}",
        { SubscriptionId: { } subscription } => $"/subscriptions/{subscription}",
        _ => null,
    };

    /// <summary>What went wrong and what comes next; nothing when nothing went wrong.</summary>
    public static string? Trouble(NotificationRow row, StoreFormat format) => row switch
    {
        { Failure: null } => null,
        { AgainAt: { } again } => $"{row.Failure.TrimEnd('.')}. Again at {format.Second(again)}.",
        _ => row.Failure,
    };

    /// <summary>Whether somebody may ask for it to be sent again.</summary>
    public static bool CanRetry(NotificationRow row) => row is { Status: MessageStatus.Failed or MessageStatus.Unsure } or { Status: MessageStatus.Waiting, AgainAt: not null };

    /// <summary>What went wrong with all of them, in a sentence.</summary>
    public static string Verdict(long failed, long unsure, long again, StoreFormat format) => (failed, unsure, again) switch
    {
        (0, 0, 0) => "Nothing failed.",
        (0, > 0, 0) => $"{format.Count(unsure)} may have been sent: nobody heard.",
        _ => string.Join(", ", new[]
        {
            failed > 0 ? $"{format.Count(failed)} failed" : null,
            unsure > 0 ? $"{format.Count(unsure)} may have been sent" : null,
            again > 0 ? $"{format.Count(again)} {(again == 1 ? "waits" : "wait")} to be tried again" : null,
        }.OfType<string>()) + ".",
    };
}
