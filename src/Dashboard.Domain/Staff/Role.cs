namespace Dashboard.Domain;

/// <summary>What a member of staff may do; each role includes those before it.</summary>
public enum Role
{
    /// <summary>Sees everything, changes nothing.</summary>
    Viewer = 1,

    /// <summary>Does the shop's daily business.</summary>
    Staff = 2,

    /// <summary>Also imports files and looks after the read tables.</summary>
    Operator = 3,

    /// <summary>Also looks after the staff.</summary>
    Administrator = 4,
}
