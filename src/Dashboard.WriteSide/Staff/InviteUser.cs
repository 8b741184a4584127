using System.Text;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Staff;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Invites a member by e-mail to set a password; again too, and then the links before are good no more. Refused for who has set one
/// already, and for who is deactivated.
/// </summary>
/// <param name="UserId">Whom.</param>
/// <param name="IntendedRole">The role that the letter names; the one that is in store when nothing is said, or else the one that the member has.</param>
[NeedsRole(Role.Administrator)]
public sealed record InviteUser(Guid UserId, Role? IntendedRole = null) : Command;

internal sealed class InviteUserHandler(WriteDbContext db, PersonKeyRing ring) : ICommandHandler<InviteUser, Done>
{
    public async Task<Outcome<Done>> Handle(InviteUser request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        if (account.User.Invite(request.IntendedRole ?? await RoleInStoreAsync(account.User, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        account.EndSignIns();
        return Done.Instance;
    }

    /// <summary>The role that the registration is about to give, as long as it has not: the newest of what the log says of roles.</summary>
    private async Task<Role> RoleInStoreAsync(StaffUser user, CancellationToken cancellationToken)
    {
        string[] telling = [NameOf<StaffUserCreated>(), NameOf<StaffUserInvited>(), NameOf<StaffUserRoleChanged>()];
        var newest = await db.Events.AsNoTracking()
            .Where(row => row.StreamId == user.Id && telling.Contains(row.Name))
            .OrderByDescending(row => row.StreamVersion)
            .FirstOrDefaultAsync(cancellationToken);
        if (newest is null)
        {
            return user.Role;
        }

        var keys = await ring.ForAsync([newest.Payload], cancellationToken);
        return EventCatalog.Read(newest.Name, newest.SchemaVersion, Encoding.UTF8.GetBytes(newest.Payload), keys) switch
        {
            StaffUserCreated created => created.IntendedRole ?? user.Role,
            StaffUserInvited invited => invited.IntendedRole,
            _ => user.Role,
        };
    }

    private static string NameOf<TEvent>() => EventCatalog.Names[typeof(TEvent)].Name;
}
