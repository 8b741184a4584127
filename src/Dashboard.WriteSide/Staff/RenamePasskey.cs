using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Staff;

/// <summary>Calls a passkey something else. One's own; it leaves no event, as nobody else ever sees the name.</summary>
/// <param name="UserId">Whose: one's own.</param>
/// <param name="PasskeyId">Which.</param>
/// <param name="Name">What the member calls it.</param>
[NeedsRole(Role.Viewer)]
[OwnAccount]
public sealed record RenamePasskey(Guid UserId, Guid PasskeyId, string Name) : Command, IAboutAccount;

internal sealed class RenamePasskeyValidator : AbstractValidator<RenamePasskey>
{
    public RenamePasskeyValidator() => RuleFor(command => command.Name).Required("Name", Limits.Passkey);
}

internal sealed class RenamePasskeyHandler(WriteDbContext db) : ICommandHandler<RenamePasskey, Done>
{
    public async Task<Outcome<Done>> Handle(RenamePasskey request, CancellationToken cancellationToken)
    {
        var passkey = await db.UserPasskeys.SingleOrDefaultAsync(row => row.UserId == request.UserId && row.Id == request.PasskeyId, cancellationToken);
        if (passkey is null)
        {
            return Refusal.NotFound("passkey", request.PasskeyId);
        }

        passkey.Data.Name = request.Name.Trim();
        return Done.Instance;
    }
}
