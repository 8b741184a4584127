using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Pipeline;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Dialogs;

/// <summary>Erases a customer or a member of staff.</summary>
public sealed partial class EraseDialog : CommandForm
{
    private string? _name;
    private string? _reason;
    private Erasure? _done;
    private Sent? _sent;

    /// <summary>The name that has to be typed.</summary>
    [Parameter, EditorRequired]
    public required string Who { get; set; }

    /// <summary>What it means, a sentence each.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> What { get; set; }

    /// <summary>Makes the command from the name and the reason.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string, Command<Erasure>> Command { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    /// <summary>The parameters of a dialog.</summary>
    public static Dictionary<string, object?> For(string who, IReadOnlyList<string> what, Func<string, string, Command<Erasure>> command) =>
        new() { [nameof(Who)] = who, [nameof(What)] = what, [nameof(Command)] = command };

    private async Task SubmitAsync()
    {
        if (await SendAsync(Command(_name ?? "", _reason ?? "")) is { } outcome)
        {
            (_done, _sent) = (outcome.Answer, new Sent(outcome.Position, outcome.Answer));
        }
    }

    private void Close() => Dialogs.Close(_sent);
}
