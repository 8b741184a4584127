using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Staff;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Profile;

/// <summary>One's own account: name, time zone, theme, picture, where one is signed in; password and authenticator app have pages of their own.</summary>
public sealed partial class ProfilePage : LiveComponent<StaffUserRow>
{
    /// <summary>What was just done on another page.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.StaffUsers];

    /// <inheritdoc/>
    protected override bool IsOfNow => true;

    /// <inheritdoc/>
    protected override Task<StaffUserRow?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(new GetOwnProfile(Desk.Actor.Id), cancellationToken);
}
