using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Staff;

/// <summary>Lets a member sign in no more, and ends their sign-ins. Refused for the last active Administrator, and for who is deactivated already.</summary>
[NeedsRole(Role.Administrator)]
[Contended]
public sealed record DeactivateUser(Guid UserId, string Reason) : Command;

internal sealed class DeactivateUserValidator : AbstractValidator<DeactivateUser>
{
    public DeactivateUserValidator() => RuleFor(command => command.Reason).IsReason();
}

internal sealed class DeactivateUserHandler(WriteDbContext db) : ICommandHandler<DeactivateUser, Done>
{
    public async Task<Outcome<Done>> Handle(DeactivateUser request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        if (await db.AnotherAdministratorMustStayAsync(account.User, cancellationToken) is { } last)
        {
            return last;
        }

        if (account.User.Deactivate(request.Reason.Trim()) is { } refusal)
        {
            return refusal;
        }

        account.Follow();
        account.EndSignIns();
        return Done.Instance;
    }
}
