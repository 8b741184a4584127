using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Changes a member's name and e-mail; the same again change nothing. Another e-mail ends the member's sign-ins, as it is what
/// they sign in with. Refused when the e-mail is another member's.
/// </summary>
[NeedsRole(Role.Administrator)]
public sealed record UpdateUser(Guid UserId, string Name, string Email) : Command;

internal sealed class UpdateUserValidator : AbstractValidator<UpdateUser>
{
    public UpdateUserValidator()
    {
        RuleFor(command => command.Name).IsStaffName();
        RuleFor(command => command.Email).IsStaffEmail();
    }
}

internal sealed class UpdateUserHandler(WriteDbContext db) : ICommandHandler<UpdateUser, Done>
{
    public async Task<Outcome<Done>> Handle(UpdateUser request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        if (await db.StaffUsers.EmailIsTakenAsync(request.Email, except: request.UserId, cancellationToken))
        {
            return StaffRules.EmailTaken(request.Email);
        }

        var before = account.User.NormalizedEmail;
        if (account.User.IsErased)
        {
            return StaffRules.Erased();
        }

        account.User.ChangeDetails(request.Name.Trim(), request.Email.Trim());
        account.Follow();
        if (account.User.NormalizedEmail != before)
        {
            account.EndSignIns();
        }

        return Done.Instance;
    }
}
