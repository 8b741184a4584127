using Dashboard.WriteSide.Pipeline;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Dialogs;

/// <summary>Asks before something is done, with or without a reason; opened by <see cref="DialogOpener"/>.</summary>
public sealed partial class ReasonDialog : CommandForm
{
    private string? _reason;

    /// <summary>What will happen.</summary>
    [Parameter, EditorRequired]
    public required string Sentence { get; set; }

    /// <summary>What it means, a sentence each; may be empty.</summary>
    [Parameter]
    public IReadOnlyList<string> Consequences { get; set; } = [];

    /// <summary>Text of the button that does it.</summary>
    [Parameter, EditorRequired]
    public required string Action { get; set; }

    /// <summary>Makes the command from the reason.</summary>
    [Parameter, EditorRequired]
    public required Func<string, Command> Command { get; set; }

    /// <summary>Whether the button warns.</summary>
    [Parameter]
    public bool IsDangerous { get; set; }

    /// <summary>Whether a reason is asked for.</summary>
    [Parameter]
    public bool AsksReason { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private async Task SubmitAsync()
    {
        if (await SendAsync(Command(_reason ?? "")) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
