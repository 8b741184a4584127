using Dashboard.WriteSide.Staff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>
/// The tokens of invitations: protected with the keys of this installation, so nobody can forge one; dated; and made of the account's
/// stamp, which changes as soon as the password is set, so each is good once.
/// </summary>
internal sealed class InvitationTokenProvider(
    IDataProtectionProvider protection, IOptions<InvitationTokenOptions> options, ILogger<DataProtectorTokenProvider<StaffAccount>> logger)
    : DataProtectorTokenProvider<StaffAccount>(protection, options, logger)
{
    public const string ProviderName = "Invitation";

    /// <summary>What the tokens are for.</summary>
    public const string Purpose = "invitation";
}

/// <summary>How long an invitation is good for.</summary>
internal sealed class InvitationTokenOptions : DataProtectionTokenProviderOptions
{
    public InvitationTokenOptions() => Name = InvitationTokenProvider.ProviderName;
}
