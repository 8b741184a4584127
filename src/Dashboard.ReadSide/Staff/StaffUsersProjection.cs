using System.Globalization;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Staff;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Staff;

/// <summary>One row a member of staff, what happened to each, and how many there are of each role in each status.</summary>
internal sealed class StaffUsersProjection : Projection
{
    public StaffUsersProjection()
        : base(ProjectionNames.StaffUsers, version: 2)
    {
        var users = Table<StaffUserRow, Guid>(row => row.UserId, id => new StaffUserRow { UserId = id });
        Change<StaffUserCreated>(StaffUserFold.Create);
        Change<StaffUserInvited>(StaffUserFold.Invite);
        Change<StaffUserJoined>(StaffUserFold.Join);
        Change<StaffUserPasswordChanged>((_, _, _) => { });
        Change<StaffUserDetailsChanged>((_, _, _) => { });
        Change<StaffUserProfileChanged>(StaffUserFold.SetProfile);
        Change<StaffUserPictureChanged>((row, e, _) => row.Picture = e.Picture);
        Change<StaffUserSecondFactorChanged>((row, e, _) => row.HasSecondFactor = e.IsOn);
        Change<StaffUserPasskeyAdded>((row, e, _) => row.Passkeys = e.Passkeys);
        Change<StaffUserPasskeyRemoved>((row, e, _) => row.Passkeys = e.Passkeys);
        Change<StaffUserSessionsEnded>((_, _, _) => { });
        Change<StaffUserRoleChanged>((row, _, _) => row.IntendedRole = null);
        Change<StaffUserDeactivated>(StaffUserFold.Deactivate);
        Change<StaffUserReactivated>((row, _, _) => (row.DeactivatedAt, row.DeactivatedBy, row.DeactivationReason) = (null, null, null));
        Change<StaffUserErased>(StaffUserFold.Erase);
        KeepNotes();
        Count(users);

        void Change<TEvent>(Action<StaffUserRow, TEvent, LoggedEvent> change)
            where TEvent : StaffUserEvent =>
            On<TEvent>().Changes(users, e => e.UserId, (row, e, logged) =>
            {
                change(row, e, logged);
                StaffUserFold.Follow(row, e, logged);
            });
    }

    private void KeepNotes()
    {
        var notes = Table<StaffUserNote, Guid>(row => row.EventId, id => new StaffUserNote { EventId = id });
        Note<StaffUserCreated>(StaffUserDeed.Created, e => (e.IntendedRole ?? e.Role).ToString());
        Note<StaffUserInvited>(StaffUserDeed.Invited, e => e.Invitation.ToString(CultureInfo.InvariantCulture));
        Note<StaffUserJoined>(StaffUserDeed.Joined);
        Note<StaffUserPasswordChanged>(StaffUserDeed.PasswordChanged);
        Note<StaffUserDetailsChanged>(StaffUserDeed.DetailsChanged, e => $"{e.Name}, {e.Email}");
        Note<StaffUserProfileChanged>(StaffUserDeed.ProfileChanged, e => string.Join(", ", new[] { e.TimeZone, e.Theme.ToString() }.OfType<string>()));
        Note<StaffUserRoleChanged>(StaffUserDeed.RoleChanged, e => $"{e.OldRole} → {e.Role}");
        Note<StaffUserDeactivated>(StaffUserDeed.Deactivated, why: e => e.Reason);
        Note<StaffUserReactivated>(StaffUserDeed.Reactivated);
        Note<StaffUserPictureChanged>(StaffUserDeed.PictureChanged);
        Note<StaffUserPasskeyAdded>(StaffUserDeed.PasskeyAdded);
        Note<StaffUserPasskeyRemoved>(StaffUserDeed.PasskeyRemoved);
        Note<StaffUserSessionsEnded>(StaffUserDeed.SessionsEnded, e => e.Sessions.ToString(CultureInfo.InvariantCulture));
        Note<StaffUserErased>(StaffUserDeed.Erased, why: e => e.Reason);
        On<StaffUserErased>().ChangesEach(notes, (e, _) => e.History, id => id, (row, _, _, _) => row.Detail = row.What == StaffUserDeed.DetailsChanged ? $"{Erased.Word}, {Erased.Word}" : row.Detail);
        On<StaffUserSecondFactorChanged>().Changes(notes, (_, logged) => logged.EventId, (row, e, logged) =>
            Write(row, e, logged, e.IsOn ? StaffUserDeed.SecondFactorOn : StaffUserDeed.SecondFactorOff));

        void Note<TEvent>(StaffUserDeed what, Func<TEvent, string>? detail = null, Func<TEvent, string>? why = null)
            where TEvent : StaffUserEvent =>
            On<TEvent>().Changes(notes, (_, logged) => logged.EventId, (row, e, logged) =>
            {
                Write(row, e, logged, what);
                (row.Detail, row.Why) = (detail?.Invoke(e), why?.Invoke(e));
            });

        static void Write(StaffUserNote row, StaffUserEvent e, LoggedEvent logged, StaffUserDeed what)
        {
            (row.UserId, row.Number, row.At, row.By) = (e.UserId, logged.StreamVersion, logged.OccurredAt, logged.ActorName);
            row.What = what;
        }
    }

    private void Count(RowTable<StaffUserRow, Guid> users)
    {
        var counts = Table<StaffUserCount, string>(row => row.Key, key => new StaffUserCount { Key = key });
        Sum(users, counts,
            row => (row.Role, row.Status),
            part => string.Create(CultureInfo.InvariantCulture, $"{(int)part.Role}/{(int)part.Status}"),
            (sum, part, sign) =>
            {
                (sum.Role, sum.Status) = part;
                sum.Users += sign;
            },
            sum => sum.Users == 0);
    }
}
