using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Asks for a code of an authenticator app at each sign-in from now on, or no more, and ends all sign-ins of before. One's own; an
/// Administrator turns it off for who lost the device. Turned off, the key and the recovery codes are forgotten.
/// </summary>
/// <param name="UserId">Whose.</param>
/// <param name="IsOn">Whether a code is asked for.</param>
[NeedsRole(Role.Viewer)]
[OwnAccount(others: Role.Administrator)]
public sealed record ChangeSecondFactor(Guid UserId, bool IsOn) : Command, IAboutAccount;

internal sealed class ChangeSecondFactorHandler(WriteDbContext db, CommandContext context) : ICommandHandler<ChangeSecondFactor, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeSecondFactor request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        var keys = await db.UserTokens.Where(token => token.UserId == request.UserId).ToListAsync(cancellationToken);
        if (request.IsOn && (context.Actor!.Id != request.UserId || keys.Count == 0))
        {
            return Refusal.Rule("no-authenticator", "An authenticator app is set up by whom it belongs to, first of all.");
        }

        if (account.User.HasSecondFactor == request.IsOn)
        {
            return Done.Instance;
        }

        account.User.ChangeSecondFactor(request.IsOn);
        account.TwoFactorEnabled = request.IsOn;
        if (!request.IsOn)
        {
            db.UserTokens.RemoveRange(keys);
        }

        account.EndSignIns();
        return Done.Instance;
    }
}
