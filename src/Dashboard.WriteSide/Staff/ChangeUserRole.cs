using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Gives a member another role, and ends their sign-ins, which name the old one, but no invitation; the same role again changes nothing. Refused for
/// the last active Administrator, and for who is deactivated.
/// </summary>
[NeedsRole(Role.Administrator)]
[Contended]
public sealed record ChangeUserRole(Guid UserId, Role Role) : Command;

internal sealed class ChangeUserRoleValidator : AbstractValidator<ChangeUserRole>
{
    public ChangeUserRoleValidator() => RuleFor(command => command.Role).IsRole();
}

internal sealed class ChangeUserRoleHandler(WriteDbContext db) : ICommandHandler<ChangeUserRole, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeUserRole request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        var user = account.User;
        if (request.Role != Role.Administrator && await db.AnotherAdministratorMustStayAsync(user, cancellationToken) is { } last)
        {
            return last;
        }

        var before = user.Role;
        if (user.ChangeRole(request.Role) is { } refusal)
        {
            return refusal;
        }

        if (user.Role != before)
        {
            account.Follow();
            if (user.HasJoined)
            {
                account.EndSignIns();
            }
        }

        return Done.Instance;
    }
}
