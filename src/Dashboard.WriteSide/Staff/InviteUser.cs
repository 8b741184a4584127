using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Invites a member by e-mail to set a password; again too, and then the links before are good no more. Refused for who has set one
/// already, and for who is deactivated.
/// </summary>
/// <param name="UserId">Whom.</param>
/// <param name="IntendedRole">The role that the letter names; the one that the member has when nothing is said.</param>
[NeedsRole(Role.Administrator)]
public sealed record InviteUser(Guid UserId, Role? IntendedRole = null) : Command;

internal sealed class InviteUserHandler(WriteDbContext db) : ICommandHandler<InviteUser, Done>
{
    public async Task<Outcome<Done>> Handle(InviteUser request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        if (account.User.Invite(request.IntendedRole ?? account.User.Role) is { } refusal)
        {
            return refusal;
        }

        account.EndSignIns();
        return Done.Instance;
    }
}
