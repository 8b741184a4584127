using Dashboard.Domain;
using Dashboard.Domain.Staff;

namespace Dashboard.ReadSide.Tests.Folding;

/// <summary>Members of staff for histories.</summary>
internal static class Members
{
    /// <summary>Somebody who is to be invited; the events are pending.</summary>
    public static StaffUser Registered(string name = "Ana Silva", Role intended = Role.Operator, string? email = null) =>
        StaffUser.Register(Guid.CreateVersion7(), name, email ?? $"{name.Replace(' ', '.')}@Example.com", intended);

    /// <summary>Somebody who can sign in; the events are pending.</summary>
    public static StaffUser Joined(string name = "Ana Silva", Role role = Role.Staff) =>
        StaffUser.Create(Guid.CreateVersion7(), name, $"{name.Replace(' ', '.')}@Example.com", role);
}
