using Dashboard.Domain;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.WriteSide.Staff;

/// <summary>A member of staff who can sign in.</summary>
public sealed class StaffUser : IdentityUser<Guid>
{
    /// <summary>Name that screens and the log show.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the member may do.</summary>
    public Role Role { get; set; }
}
