namespace Dashboard.Domain.Staff;

/// <summary>Where a member of staff stands. The numbers are stored and never change.</summary>
public enum StaffUserStatus
{
    /// <summary>Invited, and has not set a password yet.</summary>
    Invited = 0,

    /// <summary>Can sign in.</summary>
    Active = 1,

    /// <summary>Cannot sign in, until an Administrator says otherwise.</summary>
    Deactivated = 2,
}

/// <summary>What is true of a status.</summary>
public static class StaffUserStatuses
{
    /// <summary>The word that people and programs read: lower case.</summary>
    public static string Word(this StaffUserStatus status) => status switch
    {
        StaffUserStatus.Invited => "invited",
        StaffUserStatus.Active => "active",
        StaffUserStatus.Deactivated => "deactivated",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };
}
