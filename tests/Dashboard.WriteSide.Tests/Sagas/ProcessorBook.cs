using System.Text.Json;
using Dashboard.Testing;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Tests.Sagas;

/// <summary>What the simulated processor says of its own.</summary>
/// <param name="Charges">How often it has set money aside.</param>
/// <param name="Kept">What it has taken and not given back.</param>
/// <param name="Held">What it has set aside and neither taken nor let go.</param>
internal sealed record ProcessorBook(int Charges, decimal Kept, decimal Held)
{
    public static async Task<ProcessorBook> OfAsync(TestDashboard dashboard)
    {
        var texts = await dashboard.QueryAsync(db => db.SimulatedRecords.Where(record => record.Key.StartsWith("sim_auth_")).Select(record => record.Content).ToListAsync());
        var charges = texts.ConvertAll(text => JsonDocument.Parse(text).RootElement);
        return new ProcessorBook(
            charges.Count,
            charges.Sum(charge => Amount(charge, "Captured") - Amount(charge, "Refunded")),
            charges.Where(charge => Amount(charge, "Captured") == 0 && !charge.GetProperty("Released").GetBoolean()).Sum(charge => Amount(charge, "Authorized")));
    }

    private static decimal Amount(JsonElement charge, string name) => charge.GetProperty(name).GetDecimal();
}
