using System.Collections.Frozen;

namespace Dashboard.Domain.Store;

/// <summary>The codes of currencies, those of ISO 4217 (list one, as of 2025) and a few that it dropped of late.</summary>
internal static class Currencies
{
    private static readonly FrozenSet<string> Codes = string.Join(
            ' ',
            "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD",
            "CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP",
            "GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY",
            "KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN",
            "NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF",
            "SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS",
            "UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST",
            "XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL")
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether there is such a currency.</summary>
    public static bool Has(string code) => Codes.Contains(code);
}
