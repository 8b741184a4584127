using System.Globalization;
using System.Text;
using Dashboard.Domain.Orders;

namespace Dashboard.WriteSide.Generate;

/// <summary>A customer of a generated shop.</summary>
internal sealed record Person(Guid Id, string Name, string Email, string Phone, string Country, bool IsVerified, Address Address)
{
    public OrderCustomer AsOrderCustomer() => new(Id, Name, Email);
}

/// <summary>
/// The customers of a generated shop. Each follows from the seed and its number alone, so none is kept: the memory of a run does not
/// grow with its customers. An e-mail holds both numbers, so those of two seeds never meet.
/// </summary>
internal sealed class People(int seed, Calendar calendar)
{
    private const double Verified = 0.97;

    private static readonly string[] Hosts = ["example.com", "mail.example.org", "example.net"];

    public Person At(int index)
    {
        var chance = Chance.Of(seed, index);
        var locale = chance.PickSkewed(Locales.All);
        var (given, romanGiven) = Split(chance.PickSkewed(locale.Given));
        var (family, romanFamily) = Split(chance.PickSkewed(locale.Family));
        var host = chance.PickSkewed(Hosts);
        return new Person(
            chance.NewId(calendar.Registered(index)),
            locale.FamilyFirst ? $"{family} {given}" : $"{given} {family}",
            string.Create(CultureInfo.InvariantCulture, $"{romanGiven}.{romanFamily}.{index}.{seed}@{host}"),
            string.Create(CultureInfo.InvariantCulture, $"{locale.Dial} {chance.Between(20, 99)} {chance.Between(100, 999)} {chance.Between(1000, 9999)}"),
            locale.Country,
            chance.Happens(Verified) || index == 0,
            new Address(
                string.Create(CultureInfo.InvariantCulture, $"{chance.PickSkewed(locale.Streets)} {chance.Between(1, 180)}"),
                chance.PickSkewed(locale.Cities),
                string.Create(CultureInfo.InvariantCulture, $"{chance.Between(10_000, 99_999)}"),
                locale.Country));
    }

    /// <summary>Somebody verified among the first ones, by a power law: a few order often, most of them once or never. The very first is always verified.</summary>
    public Person Buyer(int among, Chance chance)
    {
        while (true)
        {
            if (At(chance.Skewed(among)) is { IsVerified: true } person)
            {
                return person;
            }
        }
    }

    private static (string Native, string Roman) Split(string name) =>
        name.IndexOf('|', StringComparison.Ordinal) is var bar and >= 0 ? (name[..bar], name[(bar + 1)..]) : (name, Romanize(name));

    private static string Romanize(string name) => string.Concat(name.ToLowerInvariant()
        .Replace("ß", "ss", StringComparison.Ordinal).Replace("ł", "l", StringComparison.Ordinal)
        .Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter));
}
