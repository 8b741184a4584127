using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Staff;

/// <summary>Writes into the log who had an account before the log knew of the staff. Sent when the program starts; for everybody else it changes nothing.</summary>
[NeedsRole(Role.Administrator)]
public sealed record AdoptUser(Guid UserId) : Command;

internal sealed class AdoptUserHandler(WriteDbContext db) : ICommandHandler<AdoptUser, Done>
{
    public async Task<Outcome<Done>> Handle(AdoptUser request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        if (account.User.Version == 0)
        {
            account.User.Adopt();
            account.Follow();
        }

        return Done.Instance;
    }
}
