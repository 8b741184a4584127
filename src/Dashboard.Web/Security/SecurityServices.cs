using System.Security.Claims;
using Dashboard.Web.Hosting;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>Registers who may do what: accounts, cookies for people, tokens for programs, and that nobody gets anything without one.</summary>
internal static class SecurityServices
{
    private const string EitherScheme = "Dashboard";

    public static void AddDashboardSecurity(this WebApplicationBuilder builder, Settings settings)
    {
        var services = builder.Services;
        services.AddOptions<SecurityOptions>().Bind(builder.Configuration.GetSection(SecurityOptions.SectionName));
        services.AddDataProtection().SetApplicationName("Dashboard").PersistKeysToFileSystem(KeyDirectory(settings));
        services.AddAccounts();
        services.AddSchemes();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, StaffAuthenticationState>();
        services.AddApiLimits();
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "dashboard.antiforgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<StaffAccount>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = "";
                identity.Password.RequiredLength = FirstAdministrator.PasswordLength;
                // Length is what helps; rules about kinds of characters only lead to the same few endings.
                identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.SignIn.RequireConfirmedAccount = true;
            })
            .AddSignInManager()
            .AddClaimsPrincipalFactory<StaffClaimsFactory>()
            .AddUserStore<UserOnlyStore<StaffAccount, WriteDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, StaffPasskey>>()
            .AddTokenProvider<AuthenticatorTokenProvider<StaffAccount>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddTokenProvider<InvitationTokenProvider>(InvitationTokenProvider.ProviderName);
        services.AddOptions<InvitationTokenOptions>().Configure<IOptions<SecurityOptions>>((token, security) => token.TokenLifespan = security.Value.Invitation);
        services.AddSingleton<IInvitationLinks, InvitationLinks>();
        services.AddScoped<Invitations>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<SecurityOptions>>((identity, security) =>
            (identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan) = (security.Value.FailuresPerAccount, security.Value.LockOut));

        // Whether a sign-in is over is known to the watch; this only takes over a new name now and then.
        services.Configure<SecurityStampValidatorOptions>(stamp => (stamp.ValidationInterval, stamp.OnRefreshingPrincipal) = (TimeSpan.FromMinutes(1), KeepSession));
        services.AddSingleton<SessionWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<SessionWatch>());
        services.AddHostedService<OldSessions>();
        services.AddScoped<SessionDesk>();
        services.AddSingleton<ISessionList, SessionList>();
        services.AddSingleton<FailureLimits>();
        services.AddSingleton<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.AddSingleton<DummyAccount>();
        services.AddScoped<SignInService>();
        services.AddScoped<PendingSignIn>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<PasskeyTicket>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<SecurityOptions>>(UsePasskeys);
        services.AddScoped<OwnPassword>();
        services.AddScoped<SecondFactor>();
        services.AddSingleton<RecoveryCodesOnce>();
        services.AddScoped<Accounts>();
        services.AddScoped<IUserConfirmation<StaffAccount>, OnlyTheActive>();
        services.AddScoped<FirstAdministrator>();
    }

    private static void UsePasskeys(IdentityPasskeyOptions passkeys, IOptions<SecurityOptions> security)
    {
        // Nobody types who they are, so the device must know it; and it must know that it is its owner who holds it: there is no second step.
        (passkeys.ResidentKeyRequirement, passkeys.UserVerificationRequirement) = ("required", "required");
        passkeys.AuthenticatorTimeout = PasskeyTicket.Life;

        // Without an address of ours, a passkey belongs to the host that the browser has asked for.
        passkeys.ServerDomain = security.Value.PublicAddress is { } address ? new Uri(address).Host : null;
    }

    private static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.SessionId() is { } session)
        {
            ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaim(new Claim(StaffClaims.Session, session.ToString()));
        }

        return Task.CompletedTask;
    }

    private static void AddSchemes(this IServiceCollection services)
    {
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, displayName: null, either => either.ForwardDefaultSelector = Schemes.Choose)
            .AddCookie(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, Schemes.ConfigurePending)
            .AddBearerToken(IdentityConstants.BearerScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SecurityOptions>>(Schemes.Configure);
        services.AddOptions<BearerTokenOptions>(IdentityConstants.BearerScheme)
            .Configure<IOptions<SecurityOptions>>(Schemes.Configure);
    }

    private static DirectoryInfo KeyDirectory(Settings settings)
    {
        if (!OperatingSystem.IsWindows())
        {
            // Whoever reads the keys can sign in as anybody.
            return Directory.CreateDirectory(settings.KeyDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return Directory.CreateDirectory(settings.KeyDirectory);
    }
}
