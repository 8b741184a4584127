using Dashboard.Domain.Log;
using Dashboard.Domain.Staff;

namespace Dashboard.ReadSide.Staff;

/// <summary>What events do to the row of a member of staff.</summary>
internal static class StaffUserFold
{
    public static void Create(StaffUserRow row, StaffUserCreated e, LoggedEvent logged)
    {
        (row.CreatedAt, row.IntendedRole, row.HasJoined) = (logged.OccurredAt, e.IntendedRole, e.IntendedRole is null);
        row.JoinedAt = row.HasJoined ? logged.OccurredAt : null;
    }

    public static void Invite(StaffUserRow row, StaffUserInvited e, LoggedEvent logged) => (row.InvitedAt, row.Invitations) = (logged.OccurredAt, e.Invitation);

    public static void Join(StaffUserRow row, StaffUserJoined e, LoggedEvent logged) => (row.HasJoined, row.JoinedAt) = (true, logged.OccurredAt);

    public static void SetProfile(StaffUserRow row, StaffUserProfileChanged e, LoggedEvent logged) => (row.TimeZone, row.Theme) = (e.TimeZone, e.Theme);

    public static void Deactivate(StaffUserRow row, StaffUserDeactivated e, LoggedEvent logged) =>
        (row.DeactivatedAt, row.DeactivatedBy, row.DeactivationReason) = (logged.OccurredAt, logged.ActorName, e.Reason);

    public static void Erase(StaffUserRow row, StaffUserErased e, LoggedEvent logged)
    {
        (row.DeactivatedAt, row.DeactivatedBy, row.DeactivationReason) = (logged.OccurredAt, logged.ActorName, e.Reason);
        (row.HasJoined, row.IntendedRole, row.TimeZone, row.Theme, row.Picture, row.HasSecondFactor, row.Passkeys) = (false, null, null, ScreenTheme.Device, null, false, 0);
    }

    /// <summary>What every event tells.</summary>
    public static void Follow(StaffUserRow row, StaffUserEvent e, LoggedEvent logged)
    {
        (row.Name, row.Email, row.Role, row.ChangedAt) = (e.Name, e.Email, e.Role, logged.OccurredAt);
        (row.SortName, row.SearchText) = (e.Name.ToLowerInvariant(), $"{e.Name} {e.Email}".ToLowerInvariant());
        row.Status = row switch
        {
            { DeactivatedAt: not null } => StaffUserStatus.Deactivated,
            { HasJoined: false } => StaffUserStatus.Invited,
            _ => StaffUserStatus.Active,
        };
    }
}
