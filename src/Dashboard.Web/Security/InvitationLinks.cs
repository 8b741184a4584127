using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <inheritdoc cref="IInvitationLinks"/>
internal sealed class InvitationLinks(IServiceScopeFactory scopes, IServer server, IOptions<SecurityOptions> security) : IInvitationLinks
{
    /// <summary>Where a password is set.</summary>
    public const string Page = "/invitation";

    /// <summary>Longest user and token that are looked at, in characters: those of a link are some hundred.</summary>
    public const int Longest = 2_000;

    public async Task<Uri?> MakeAsync(Guid userId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        if (await users.FindByIdAsync(userId.ToString()) is not { IsActive: true, HasJoined: false } account)
        {
            return null;
        }

        var token = await users.GenerateUserTokenAsync(account, InvitationTokenProvider.ProviderName, InvitationTokenProvider.Purpose);
        var query = QueryString.Create("user", userId.ToString("n")).Add("token", token);
        return new Uri($"{Address()}{Page}{query}");
    }

    private string Address()
    {
        var listened = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var address = security.Value.PublicAddress ?? BindingAddress.Parse(listened) switch
        {
            { Host: "*" or "+" or "0.0.0.0" or "[::]" } any => $"{any.Scheme}://localhost:{any.Port}",
            _ => listened,
        };
        return address.TrimEnd('/');
    }
}
