using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Hosting;

/// <summary>The clock that everything reads.</summary>
internal static class ClockServices
{
    /// <summary>Lets an operator send the clock forward, where the settings say so; otherwise it is the system's.</summary>
    public static void AddDashboardClock(this IServiceCollection services, Settings settings)
    {
        if (!settings.HasTravellingClock)
        {
            return;
        }

        var clock = new TravellingClock();
        services.AddSingleton(clock);
        services.AddSingleton<TimeProvider>(clock);

        // Nobody is signed out because a month is passed over.
        services.ConfigureAll<CookieAuthenticationOptions>(cookie => cookie.TimeProvider = TimeProvider.System);
        services.ConfigureAll<BearerTokenOptions>(token => token.TimeProvider = TimeProvider.System);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.TimeProvider = TimeProvider.System);
    }
}
