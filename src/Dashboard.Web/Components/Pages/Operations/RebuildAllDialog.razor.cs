using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.WriteSide.Operations;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>Asks before every projection is rebuilt that has no rebuild on its way.</summary>
public sealed partial class RebuildAllDialog : CommandForm
{
    private readonly HashSet<string> _done = [];
    private readonly Dictionary<string, string> _refused = [];
    private RebuildMode _mode;
    private string? _reason;
    private bool _isBusy;
    private Sent? _sent;

    /// <summary>All projections, as they were when the dialog was opened.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ProjectionView> Projections { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private List<ProjectionView> Left => [.. Projections.Where(projection => projection.Rebuild is null && !_done.Contains(projection.Status.Name))];

    private List<string> LeftOut => [.. Projections.Where(projection => projection.Rebuild is not null).Select(projection => projection.Status.Name)];

    private async Task SubmitAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        _refused.Clear();
        foreach (var name in Left.Select(projection => projection.Status.Name))
        {
            if (!await SendOneAsync(name))
            {
                break;
            }
        }

        _isBusy = false;
        if (Left.Count == 0)
        {
            Dialogs.Close(_sent);
        }
    }

    /// <summary>Sends one command.</summary>
    /// <returns>Whether the next one has a chance: not when what was typed is at fault, or no answer came.</returns>
    private async Task<bool> SendOneAsync(string name)
    {
        if (await SendAsync(new RebuildProjection(name, _mode, _reason ?? "")) is { } outcome)
        {
            _done.Add(name);
            _sent = new Sent(outcome.Position, outcome.Answer);
            return true;
        }

        if (Refusal is not { Kind: RefusalKind.Conflict or RefusalKind.NotFound, Code: not NoAnswer } refusal)
        {
            return false;
        }

        _refused[name] = refusal.Sentence;
        return true;
    }
}
