using Dashboard.Domain.Log;
using Dashboard.WriteSide.Pipeline;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Dialogs;

/// <summary>What a dialog closes with after its command was accepted; pass <see cref="Position"/> to the view's <c>ExpectAsync</c>.</summary>
/// <param name="Position">Position of the command's last event.</param>
/// <param name="Answer">What the command answered, such as the id of something new.</param>
public sealed record Sent(LogPosition Position, object? Answer);

/// <summary>
/// Opens dialogs. A dialog is a component, usually a <see cref="CommandForm"/>, that closes itself through
/// <see cref="DialogService.Close"/> with a <see cref="Sent"/>; closed otherwise, nothing was sent.
/// </summary>
public sealed class DialogOpener(DialogService dialogs)
{
    /// <summary>Opens a dialog that sends a command.</summary>
    /// <param name="title">Heading of the dialog.</param>
    /// <param name="parameters">Parameters of the component, by name.</param>
    /// <param name="width">Width in pixels; narrower where the screen is.</param>
    /// <returns>What was sent; nothing when the dialog was left.</returns>
    public async Task<Sent?> OpenAsync<TDialog>(string title, IReadOnlyDictionary<string, object?>? parameters = null, int width = 520)
        where TDialog : ComponentBase =>
        await dialogs.OpenAsync(title, typeof(TDialog), Parameters(parameters), Options(width)) as Sent;

    /// <summary>Asks before something is done: says what it will do, and has the button that does it.</summary>
    /// <param name="title">Heading of the dialog: <c>Verify Ana?</c></param>
    /// <param name="sentence">What will happen.</param>
    /// <param name="action">Text of the button: <c>Verify</c></param>
    /// <param name="command">Makes the command; a refusal is shown in the dialog, which stays open.</param>
    /// <param name="isDangerous">Whether the button warns.</param>
    /// <returns>What was sent; nothing when the dialog was left.</returns>
    public Task<Sent?> ConfirmAsync(string title, string sentence, string action, Func<Command> command, bool isDangerous = false) =>
        AskAsync(title, sentence, action, _ => command(), isDangerous, asksReason: false);

    /// <summary>The same with a reason, which the command gets and checks.</summary>
    /// <param name="title">Heading of the dialog.</param>
    /// <param name="sentence">What will happen.</param>
    /// <param name="action">Text of the button.</param>
    /// <param name="command">Makes the command from the reason as typed; a fault of its field <c>Reason</c> stands beside the input.</param>
    /// <param name="isDangerous">Whether the button warns.</param>
    /// <param name="consequences">What it means, a sentence each.</param>
    /// <returns>What was sent; nothing when the dialog was left.</returns>
    public Task<Sent?> ReasonAsync(string title, string sentence, string action, Func<string, Command> command, bool isDangerous = false, IReadOnlyList<string>? consequences = null) =>
        AskAsync(title, sentence, action, command, isDangerous, asksReason: true, consequences);

    /// <summary>Asks before a step that somebody else may turn down, such as a payment: the answer says whether it was.</summary>
    /// <param name="title">Heading of the dialog.</param>
    /// <param name="sentence">What will happen.</param>
    /// <param name="action">Text of the button.</param>
    /// <param name="command">Makes the command, anew for every try.</param>
    /// <param name="declined">Why an answer says that it was turned down; nothing when it was not.</param>
    /// <returns>What was sent; nothing when the dialog was left.</returns>
    public Task<Sent?> StepAsync<TAnswer>(string title, string sentence, string action, Func<Command<TAnswer>> command, Func<TAnswer, string?>? declined = null)
        where TAnswer : class =>
        OpenAsync<StepDialog<TAnswer>>(title, new Dictionary<string, object?>
        {
            [nameof(StepDialog<>.Sentence)] = sentence,
            [nameof(StepDialog<>.Action)] = action,
            [nameof(StepDialog<>.Command)] = command,
            [nameof(StepDialog<>.Declined)] = declined,
        });

    private Task<Sent?> AskAsync(
        string title, string sentence, string action, Func<string, Command> command, bool isDangerous, bool asksReason, IReadOnlyList<string>? consequences = null) =>
        OpenAsync<ReasonDialog>(title, new Dictionary<string, object?>
        {
            [nameof(ReasonDialog.Sentence)] = sentence,
            [nameof(ReasonDialog.Consequences)] = consequences ?? [],
            [nameof(ReasonDialog.Action)] = action,
            [nameof(ReasonDialog.Command)] = command,
            [nameof(ReasonDialog.IsDangerous)] = isDangerous,
            [nameof(ReasonDialog.AsksReason)] = asksReason,
        });

    private static Dictionary<string, object?> Parameters(IReadOnlyDictionary<string, object?>? given) => given is null ? [] : new(given);

    private static DialogOptions Options(int width) => new()
    {
        Width = $"min({width}px, calc(100vw - 2rem))",
        CloseDialogOnEsc = true,
        CloseDialogOnOverlayClick = false,

        // Radzen's comes half a second late, and takes a person out of the field they have gone to meanwhile: a CommandForm sees to it.
        AutoFocusFirstElement = false,
    };
}
