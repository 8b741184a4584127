using Dashboard.Domain.Store;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Components.Layout;

/// <summary>Who looks at a page.</summary>
/// <param name="Row">Their row; nothing while it is not folded yet, or cannot be read.</param>
/// <param name="IsKnown">Whether it was asked for, whatever came of it: a page is shown in the right time zone from the beginning.</param>
public sealed record Person(StaffUserRow? Row, bool IsKnown);

/// <summary>Knows who looks at a page, and lets the screens of this circuit show times of day in their time zone.</summary>
public sealed partial class PersonFrame : LiveComponent<StaffUserRow>
{
    /// <summary>The frame of the page.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<Person> ChildContent { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required IOptions<StoreOptions> Store { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.StaffUsers];

    /// <inheritdoc/>
    protected override bool IsOfNow => true;

    /// <inheritdoc/>
    protected override Task<StaffUserRow?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(new GetOwnProfile(Desk.Actor.Id), cancellationToken);

    /// <inheritdoc/>
    protected override void OnAnswered(StaffUserRow? before, StaffUserRow? answer, bool isSameQuestion) =>
        Format.Zone = answer?.TimeZone is { } wanted && TimeZoneInfo.TryFindSystemTimeZoneById(wanted, out var zone) ? zone : Store.Value.Zone;
}
