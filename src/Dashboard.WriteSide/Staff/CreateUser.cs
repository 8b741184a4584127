using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Takes somebody in as a member of staff. Answers the member's id. Refused when the e-mail is taken, whatever its case.
/// </summary>
/// <param name="Name">Name that screens and the log show.</param>
/// <param name="Email">What the member signs in with.</param>
/// <param name="Role">What the member may do in the end.</param>
/// <param name="Invite">
/// Whether the registration writes an invitation and gives the role at its end. Otherwise the role is there at once, and whoever
/// sends the command sees to a password.
/// </param>
[NeedsRole(Role.Administrator)]
public sealed record CreateUser(string Name, string Email, Role Role, bool Invite = true) : Command<Guid>;

internal sealed class CreateUserValidator : AbstractValidator<CreateUser>
{
    public CreateUserValidator()
    {
        RuleFor(command => command.Name).IsStaffName();
        RuleFor(command => command.Email).IsStaffEmail();
        RuleFor(command => command.Role).IsRole();
    }
}

internal sealed class CreateUserHandler(WriteDbContext db) : ICommandHandler<CreateUser, Guid>
{
    public async Task<Outcome<Guid>> Handle(CreateUser request, CancellationToken cancellationToken)
    {
        if (await db.StaffUsers.EmailIsTakenAsync(request.Email, except: null, cancellationToken))
        {
            return StaffRules.EmailTaken(request.Email);
        }

        var (id, name, email) = (Guid.CreateVersion7(), request.Name.Trim(), request.Email.Trim());
        var user = request.Invite ? StaffUser.Register(id, name, email, request.Role) : StaffUser.Create(id, name, email, request.Role);
        db.Users.Add(StaffAccount.Of(user));
        return user.Id;
    }
}
