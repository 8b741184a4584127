namespace Dashboard.Domain.Staff;

/// <summary>How a member of staff wants screens to look. The numbers are stored and never change.</summary>
public enum ScreenTheme
{
    /// <summary>As the device says.</summary>
    Device = 0,

    Light = 1,

    Dark = 2,
}
