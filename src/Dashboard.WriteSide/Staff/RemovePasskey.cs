using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Forgets a passkey, and ends all sign-ins of before: whoever has the device may be one of them. One's own; an Administrator does it for
/// who lost the device.
/// </summary>
/// <param name="UserId">Whose.</param>
/// <param name="PasskeyId">Which; all of them when nothing is said. What is gone already stays so.</param>
[NeedsRole(Role.Viewer)]
[OwnAccount(others: Role.Administrator)]
public sealed record RemovePasskey(Guid UserId, Guid? PasskeyId = null) : Command, IAboutAccount;

internal sealed class RemovePasskeyHandler(WriteDbContext db) : ICommandHandler<RemovePasskey, Done>
{
    public async Task<Outcome<Done>> Handle(RemovePasskey request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        var passkeys = await db.UserPasskeys
            .Where(row => row.UserId == request.UserId && (request.PasskeyId == null || row.Id == request.PasskeyId))
            .ToListAsync(cancellationToken);
        if (passkeys.Count > 0)
        {
            account.User.RemovePasskey(request.PasskeyId);
            db.UserPasskeys.RemoveRange(passkeys);
            account.EndSignIns();
        }

        return Done.Instance;
    }
}
