using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Staff;

/// <summary>One member of staff: who they are, where they are signed in, everything that happened, and what can be done.</summary>
public sealed partial class StaffUserPage : LiveComponent<StaffUserDetail>
{
    /// <summary>Which member.</summary>
    [Parameter]
    public Guid UserId { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.StaffUsers];

    /// <inheritdoc/>
    protected override object Identity => UserId;

    private bool MaySee => Desk.Sees<GetStaffUser>();

    /// <inheritdoc/>
    protected override async Task<StaffUserDetail?> AskAsync(CancellationToken cancellationToken) =>
        MaySee ? await Desk.AskAsync(new GetStaffUser(UserId), cancellationToken) : null;
}
