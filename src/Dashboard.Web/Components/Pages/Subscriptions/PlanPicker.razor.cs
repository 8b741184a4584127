using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Subscriptions;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Subscriptions;

/// <summary>Chooses a plan by name or by what is in it.</summary>
public sealed partial class PlanPicker : ComponentBase
{
    private const int Most = 8;

    /// <summary>The chosen plan.</summary>
    [Parameter]
    public PlanView? Chosen { get; set; }

    /// <summary>Told what is chosen, or nothing when the choice is taken back.</summary>
    [Parameter]
    public EventCallback<PlanView?> ChosenChanged { get; set; }

    /// <summary>Attributes that the field around it gives.</summary>
    [Parameter]
    public Dictionary<string, object>? Input { get; set; }

    [Inject]
    public required IDesk Desk { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private async Task<IReadOnlyList<PlanView>> FindAsync(string text, CancellationToken cancellationToken) =>
        (await Desk.AskAsync(new ListPlans { Text = text, Page = new PageRequest { Limit = Most } }, cancellationToken)).Items;
}
