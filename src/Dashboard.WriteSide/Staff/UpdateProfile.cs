using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;

namespace Dashboard.WriteSide.Staff;

/// <summary>Changes one's own name, and how one sees screens; the same again changes nothing.</summary>
/// <param name="UserId">Whose: one's own.</param>
/// <param name="Name">Name that screens and the log show.</param>
/// <param name="TimeZone">Name of a time zone, such as <c>Europe/Madrid</c>; nothing for the store's.</param>
/// <param name="Theme">How screens look.</param>
[NeedsRole(Role.Viewer)]
[OwnAccount]
public sealed record UpdateProfile(Guid UserId, string Name, string? TimeZone, ScreenTheme Theme) : Command, IAboutAccount;

internal sealed class UpdateProfileValidator : AbstractValidator<UpdateProfile>
{
    public UpdateProfileValidator()
    {
        RuleFor(command => command.Name).IsStaffName();
        RuleFor(command => command.TimeZone).Must(zone => zone is null || (zone.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
            .WithMessage("Time zone must be the name of one, such as Europe/Madrid.");
        RuleFor(command => command.Theme).IsInEnum().WithMessage($"Theme must be one of {string.Join(", ", Enum.GetNames<ScreenTheme>())}.");
    }
}

internal sealed class UpdateProfileHandler(WriteDbContext db) : ICommandHandler<UpdateProfile, Done>
{
    public async Task<Outcome<Done>> Handle(UpdateProfile request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        account.User.ChangeDetails(request.Name.Trim(), account.User.Email);
        account.User.ChangeProfile(request.TimeZone, request.Theme);
        account.Follow();
        return Done.Instance;
    }
}
