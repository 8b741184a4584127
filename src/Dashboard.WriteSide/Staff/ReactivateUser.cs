using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Staff;

/// <summary>Lets a deactivated member sign in again, with the password and the role of before.</summary>
[NeedsRole(Role.Administrator)]
public sealed record ReactivateUser(Guid UserId) : Command;

internal sealed class ReactivateUserHandler(WriteDbContext db) : ICommandHandler<ReactivateUser, Done>
{
    public async Task<Outcome<Done>> Handle(ReactivateUser request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        if (account.User.Reactivate() is { } refusal)
        {
            return refusal;
        }

        account.Follow();
        account.EndSignIns();
        return Done.Instance;
    }
}
