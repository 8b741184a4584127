namespace Dashboard.Domain.Staff;

internal static class StaffUserRefusals
{
    public const string DeactivatedCode = "user-deactivated";

    public static Refusal Deactivated(string name) => Refusal.Rule(DeactivatedCode, $"{name} is deactivated.");
}
