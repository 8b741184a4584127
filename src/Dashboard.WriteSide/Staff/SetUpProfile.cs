using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.Domain.Store;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Staff;

/// <summary>Gives a new member a profile to begin with: the store's time zone, and screens as the device has them. Who has a profile keeps it.</summary>
[NeedsRole(Role.Administrator)]
public sealed record SetUpProfile(Guid UserId) : Command;

internal sealed class SetUpProfileHandler(WriteDbContext db, IOptions<StoreOptions> store) : ICommandHandler<SetUpProfile, Done>
{
    public async Task<Outcome<Done>> Handle(SetUpProfile request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        if (account.User is { TimeZone: null, Theme: ScreenTheme.Device })
        {
            account.User.ChangeProfile(store.Value.TimeZone, ScreenTheme.Device);
        }

        return Done.Instance;
    }
}
