using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Dialogs;

/// <summary>Asks before a step that somebody else may turn down; that it was is told in the dialog, which stays. Opened by <see cref="DialogOpener"/>.</summary>
/// <typeparam name="TAnswer">What the command answers.</typeparam>
public sealed partial class StepDialog<TAnswer> : CommandForm
    where TAnswer : class
{
    /// <summary>What will happen.</summary>
    [Parameter, EditorRequired]
    public required string Sentence { get; set; }

    /// <summary>Text of the button that does it.</summary>
    [Parameter, EditorRequired]
    public required string Action { get; set; }

    /// <summary>Makes the command.</summary>
    [Parameter, EditorRequired]
    public required Func<Command<TAnswer>> Command { get; set; }

    /// <summary>Why an answer says that it was turned down, in a sentence; nothing when it was not.</summary>
    [Parameter]
    public Func<TAnswer, string?>? Declined { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private async Task SubmitAsync()
    {
        if (await SendAsync(Command()) is not { Answer: { } answer } outcome)
        {
            return;
        }

        if (Declined?.Invoke(answer) is { } why)
        {
            Take(Refusal.Rule("declined", why));
        }
        else
        {
            Dialogs.Close(new Sent(outcome.Position, answer));
        }
    }
}
