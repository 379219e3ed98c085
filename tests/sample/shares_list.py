"""The list of shares that `agreements/data/northmoor-data-shares.xlsx` holds: 114, as a county might keep them.

Every organisation and share is made up. Which agreement covers each is in `shares_expected.yaml`, and was decided by
reading the agreements, before any program was asked.
"""

from __future__ import annotations

HEADINGS = (
    "Ref", "Service", "What is shared", "In or out?", "Who do we share with?", "Information shared", "Why do we share?",
    "Lawful basis", "Agreement in place?", "ISA ref", "How often", "Owner",
)  # fmt: skip

TABLE = """\
Children's services|Asking health about a worry|Out|Harbour ICB|Child's name, date of birth, address, school; reason for the enquiry|Safeguarding children|Public task|Yes|IG/2026/014|As needed|Hub manager
|Replies from health|In|Harbour ICB|Health summary that bears on the concern|Safeguarding children|Public task|Yes|IG/2026/014|As needed|Hub manager
|Police notifications to the hub|In|Harbour Police|Child's identity; family and household; police incident|To judge whether a child is at risk of harm|Public task|Yes|IG/2026/014|Daily|Hub manager
|School attendance for the front door|In|Schools|Child's name and date of birth; school attendance with absence codes|Safeguarding children|Public task|Yes|Safeguarding hub agreement|Weekly|Hub manager
|What the hub decided|Out|Harbour Police; Harbour ICB|Decision record on the referral; who the child is|To tell partners what was decided|Public task|Yes||As needed|Hub manager
|Feedback to schools|Out|Schools|Whether the case is open or closed; child's name|Early help|Public task|?||As needed|Early help lead
|Hub decisions, wider circulation|Out|Police; ICB; Harbour Fire|Decision record; child's identity|To tell partners what was decided|Public task|Yes|IG/2026/014|As needed|Hub manager
|Children missing from care|Out|Harbour Police|Name, photograph and last known address of the child; phone number|Finding missing children|Vital interests|No||As needed|Placements manager
|Youth justice assessments|Out|Youth court; Harbour Probation|Offence, assessment of the young person, sentence|Sentencing|Law enforcement|?|ISA-31|Weekly|Youth justice manager
|Exclusions|In|Schools|Pupils excluded and the reason|Education welfare|Public task|No||Weekly|Inclusion manager
|Foster carer checks|Out|as above|Names of foster carers; conviction checks|Recruiting foster carers|Legal obligation|No||Monthly|Fostering manager
|Adoption records|Out|Regional adoption agency|Adoption files|Placing children for adoption|Legal obligation|No||As needed|Adoption manager
|Children's info to the police|Out|Harbour Police||||Yes|||Hub manager
|Bell Quay families, Monday list|Out|Westhaven Borough Council|Names and address of the household; what social care worries about|To pick families for a key worker|Not known|Yes|Bell Quay families|Weekly|Early help lead
|Attendance and youth survey for Forward Families|In|Harbour Learning Trust|Sessions missed at school; answers to the youth survey|To weight the list of families|Public task|Yes|Forward Families|Termly|Data team
|Private fostering enquiries|Out|Harbour Hospitals|Name of child and carers|Private fostering checks|Public task|No||As needed|Fostering manager
|Short breaks lists|Out|Puffin Play charity|Disabled children's names, needs and allergies|Short breaks|Consent|Yes|Grant agreement|Termly|Short breaks officer
Education|School census|Out|Education department (national)|Pupil level data: names, ethnicity, attendance, special needs|Statutory return|Legal obligation|N/A||Termly|School data lead
|Free school meals checks|Both|Central government (benefits)|National insurance number, date of birth, entitlement|Free school meals|Legal obligation|Yes|Memorandum 4|Daily|Admissions manager
|Admissions offers|Out|Harbour Learning Trust|Offers of school places; child's name and address; siblings|School admissions|Public task|No||Yearly|Admissions manager
|School transport|Out|Skerry Transport|Child's name, address, pick-up point, medical needs|Home to school transport|Public task|Contract||Termly|Transport manager
|EHC plans|Out|Schools; Community Health|Education, health and care plans|Special educational needs|Legal obligation|?||As needed|SEND manager
|Elective home education register|In|Harbour Learning Trust|Children taken off roll|Knowing who is not in school|Legal obligation|No||Monthly|Education welfare
|Two-year-old reviews|In|Harbour Community Health|Health visitor's review of the child; joint plan|Review of the child's development at two|Public task|Yes|IG/2026/022|Monthly|Early years manager
|Nursery progress checks|In|Harbour Learning Trust|Nursery's progress check; child's name|Early learning and healthy development|Public task|Yes|IG/2026/022|Termly|Early years manager
|Confirmed funded places|Out|Nurseries; Harbour Learning Trust|Confirmed place, hours a week; child's name|Funding early education|Public task|Yes|IG/2026/022|Termly|Early years manager
|Take-up of places|In|Nurseries|Hours used; child's name, date the child started|Funding early education|Public task|"||Termly|Early years manager
|Places at the academy nurseries|Out|HLT|Confirmed place; child|Funding early education|Public task|Yes|IG/2026/022|Termly|Early years manager
|Nursery places and plans|Out|Nurseries|Confirmed place; education, health and care plan|Funding early education|Public task|Yes|IG/2026/022|Termly|Early years manager
|Nursery info|Out|Nurseries|Various|||Yes|||Early years manager
|School photographs|Out|Tern Studio|Class lists|School photographs|Consent|No||Yearly|Schools team
|Exam access arrangements|Out|Exam boards|Candidate's needs|Exams|Public task|No||Yearly|Schools team
|Vaccination lists|Out|Harbour Community Health|Pupil names, classes and parents' telephone numbers|School-age vaccination|Public task|Yes|IG/2026/022|Yearly|Schools team
|Carers who are pupils|Out|Schools|That the pupil is a young carer|Support in school|Public task|No||As needed|Young carers officer
Adult social care|Shared care record|Both|Harbour Community Health; Harbour Hospitals; Harbour ICB|Care and support in place; health summary; people who help; wishes|Direct care|Public task|Yes|IG/2025/047|Live|Shared record manager
|Care packages seen by wards|Out|Harbour Hospitals|Care and support in place; person's name and NHS number|Direct care|Public task|Yes|IG/2025/047|Live|"
|Hospital discharge notices|In|Harbour Hospitals|Discharge notice: ward, expected date, equipment; NHS number|Leaving hospital safely|Public task|Yes|Adult care shared record|Daily|Hospital team
|Continuing healthcare assessments|Out|NHS Harbour Integrated Care Board|Needs assessment and care plan; NHS number|Care and support|Public task|Yes|IG/2025/047|As needed|Adults manager
|Nursing assessments|In|Harbour Community Health|Assessment and last review; who the person is|Care and treatment|Public task|Yes||As needed|Adults manager
|Access to homes|Out|Harbour Community Health|Getting into the home: key safe, pets, oxygen|Direct care|Public task|Yes|IG/2025/047|Live|Reablement lead
|Next of kin|Out|Harbour Hospitals|Carers, next of kin and attorneys|Direct care|Public task|Yes|ditto|Live|Adults manager
|Medicines and allergies|In|Harbour Hospitals|Current medicines and allergies|Care and treatment|Public task|Yes|IG/2025/047|Live|Adults manager
|Care details for wards and practices|Out|Harbour Hospitals; GP practices|Care and support in place|Direct care|Public task|Yes|IG/2025/047|Live|Adults manager
|Assessments with charges|Out|Harbour ICB|Needs assessment; financial assessment and charges|Care and support|Public task|Yes|IG/2025/047|As needed|Adults manager
|Care details|Out|NHS|Client info|Care|Public task|Yes|||Adults manager
|Community nurses|Both|Harbour Community Health|||Public task|Yes|||Reablement lead
|Patient information|In|Harbour Hospitals|Personal data|As required|Public task|?|||Hospital team
|Client level data return|Out|National health statistics body|Everyone who gets long-term support, with NHS number|Statutory return|Legal obligation|N/A||Quarterly|Performance team
|Care home placements|Out|Care homes|Care plan, medicines, next of kin|Residential care|Contract|Contract||As needed|Brokerage
|Home care agencies|Out|Marram Grass Care|Care plan, key safe number|Home care|Contract|Contract||Daily|Brokerage
|Deprivation of liberty|Both|Care homes; Harbour Hospitals|Authorisations, mental capacity assessments|Deprivation of liberty safeguards|Legal obligation|No||Weekly|DoLS lead
|Carers to the connector|In|Harbour ICB|Carer's contact details; what caring involves|Offering help to carers|Public task|Draft|Carers support referrals|Monthly|Carers lead
|Word back on carers|Out|Harbour ICB|Whether an assessment was offered|Offering help to carers|Public task|Draft||Monthly|Carers lead
|Safeguarding adults enquiries|Out|Harbour Police; Care quality regulator|Safeguarding enquiry reports|Safeguarding adults|Public task|?|HISP/2025/01|As needed|Adult safeguarding lead
|Deputyship accounts|Out|Court for protection of adults|Bank accounts of people under deputyship|Deputyship|Legal obligation|N/A||Yearly|Client finance
|Blue badges|Out|National badge service|Name, photograph, medical grounds|Blue badge|Legal obligation|N/A||Daily|Customer services
|Telecare responders|Out|Foghorn Alarms|Address, key safe, conditions|Telecare|Contract|Contract||Daily|Telecare manager
|Home fire safety|Out|Harbour Fire and Rescue Service|Names and addresses of people at risk from fire; oxygen in the home|Home fire safety visits|Public task|?|HISP/2025/01|Monthly|Prevention lead
|Flu visits|Both|Harbour ICB; Harbour Community Health|Visit list: name, NHS number, address|Flu vaccine at home|Public task|Yes|ICB/ISA/2025/17|Yearly|Public health
|Sight loss register|Out|Lighthouse Sight charity|Names of people newly certified as blind|Rehabilitation|Consent|Yes||Monthly|Sensory team
|Direct payments support|Out|Limpet Payroll|Employer's and personal assistant's details, pay|Direct payments|Contract|Contract||Monthly|Direct payments
Community safety|Weekly ASB list|In|Harbour Police|Person said to be causing harm; incident; what has been done|Spot repeat incidents of anti-social behaviour|Public task|Yes|EDC/ISA/2026/02|Weekly|Community safety manager
||In|Eastvale; Westhaven; Harbour Fire|Anti-social behaviour incidents; actions taken|Spot repeat incidents|Public task|Yes|as above|Weekly|Community safety manager
||In|Tidewater Homes|Alleged perpetrator's name and address; incidents|Anti-social behaviour|Public task|Yes|as above|Weekly|Community safety manager
|Case reviews (community trigger)|Out|Eastvale DC; Westhaven BC|Incidents; what has been done; harm and vulnerability; who asked for the review|Anti-social behaviour case reviews|Public task|Yes|EDC/ISA/2026/02|As needed|Community safety manager
|MARAC referrals|Out|Harbour Police|Names, dates of birth and addresses; safe contact; risk checklist|Protect victims of domestic abuse|Public task|Yes|HP/ISA/0052|As needed|Domestic abuse lead
|MARAC research|Out|Harbour Police|Social care involvement|Protecting victims of domestic abuse|Public task|Yes|HP/ISA/0052|Fortnightly|Domestic abuse lead
|MARAC list|In|Harbour Police|Who is in the case; list entry|Domestic abuse conference|Public task|Yes|HP/ISA/0052|Fortnightly|Domestic abuse lead
|MARAC minutes|In|Harbour Police|Case summary and action plan; police history|Protect victims and their children|Public task|Yes|ditto|Fortnightly|Domestic abuse lead
|High risk cases from adult care|Out|Police|Risk checklist; names of victim and children|Protecting victims of domestic abuse|Public task|Yes||As needed|Adult safeguarding lead
|MARAC referrals, all agencies|Out|Harbour Police; Harbour Probation|Who is in the case; risk checklist|Protect victims of domestic abuse|Public task|Yes|HP/ISA/0052|As needed|Domestic abuse lead
|Prevent referrals|Out|Harbour Police|Name, concern, ideology, family|Preventing radicalisation|Public task|?||As needed|Prevent lead
|CCTV|Out|Harbour Police|CCTV footage|Detecting crime|Law enforcement|No||As needed|CCTV manager
|Intel|In|Police|Intelligence|Community safety||?|||Community safety manager
|Violence data from A&E|In|Harbour Hospitals|Assault attendances: month, hour, place, weapon|Preventing violence|Public task|Yes|ICB/ISA/2026/12|Monthly|Analyst
|A&E monthly totals|In|Harbour Hospitals|Totals for the month of assault attendances|Preventing violence|Public task|Yes|ICB/ISA/2026/12|Monthly|Analyst
|Ambulance callouts|In|Ambulance service|Ambulance callouts to assaults|Preventing violence|Public task|No||Monthly|Analyst
|Licensing objections|Both|Westhaven|Applicants for licences and convictions|Licensing|Legal obligation|No||As needed|Trading standards
|Doorstep crime victims|Out|Banks protocol group|Names of victims of scams|Preventing fraud|Legitimate interests|No||Monthly|Trading standards
|Modern slavery|Out|National referral body|Potential victims' details|Referral of victims of slavery|Legal obligation|N/A||As needed|Community safety manager
|Firearms letters|In|Harbour Police|Firearms applicants who work with children|Firearms licensing|Law enforcement|No||As needed|Safeguarding
Public health|Suspected suicides|In|Harbour Police|The death: name, age, place, apparent method; who is affected|Prevent further deaths|Public task|Yes|ICB/ISA/2026/09|As needed|Public health consultant
|Suicide learning panel|In|Harbour ICB|Contact with services in the last year|Prevent further deaths|Public task|Yes|ICB/ISA/2026/09|Quarterly|Public health consultant
|Inquest conclusions|In|Coroner for Harbour|What the coroner found|Suicide prevention|Public task|Yes|ICB/ISA/2026/09|Quarterly|Public health consultant
|Suicide alerts|In|Harbour Police; Ambulance service|First alert of a death: name, age, place, apparent method|Prevent further deaths|Public task|Yes|ICB/ISA/2026/09|As needed|Public health consultant
|Births and deaths files|In|National health statistics body|Births and deaths with postcode|Public health analysis|Public task|Yes|Data access agreement|Monthly|Analyst
|Health visiting activity|In|Harbour Community Health|Counts of mandated visits|Contract monitoring|Public task|Contract||Quarterly|Commissioner
|Drug and alcohol treatment|Out|Tern Recovery charity|Names of people in treatment, substance|Treatment|Consent|Contract||As needed|Commissioner
|Outbreak contacts|Out|National health protection agency|Cases and contacts of infectious disease|Health protection|Legal obligation|N/A||As needed|Public health
|Substance misuse to police|Out|Harbour Police|People in drug treatment|Crime prevention||No||As needed|Commissioner
Revenues, benefits and housing|Debt matching|Both|Eastvale; Westhaven|Who owes: name, date of birth, address; what is owed: kind of debt, age, recovery stage|Collect debts owed to the councils|Public task|Yes|EDC/ISA/2026/01|Monthly|Revenues lead
|Support flags|Out|Eastvale District Council|Support flag|Deal fairly with people who are vulnerable|Public task|Yes|EDC/ISA/2026/01|Monthly|Revenues lead
|Support flags from Westhaven|In|Westhaven Borough Council|Support flag; name of the debtor|Vulnerable debtors|Public task|Yes|EDC/ISA/2026/01|Monthly|Revenues lead
|Debts and benefit claims|Out|Westhaven|What is owed; housing benefit claims|Collect debts|Public task|Yes|EDC/ISA/2026/01|Monthly|Revenues lead
|Council tax|Out|Eastvale|See agreement||Public task|Yes|EDC/ISA/2026/01||Revenues lead
|Fraud matching|Out|National fraud initiative|Payroll, pensions, creditors|Preventing fraud|Legal obligation|N/A||Every 2 years|Internal audit
|Duty to refer|Out|Westhaven; Eastvale|Name and telephone; that the person may be homeless|Refer people who may be homeless|Legal obligation|Yes|WH-ISA-2026-03|As needed|Housing support lead
|Personal housing plans|In|Westhaven|Personal housing plan; how to reach the person|Carry out a personal housing plan|Public task|Yes|WH-ISA-2026-03|As needed|Housing support lead
|Duty to refer, landlords too|Out|Westhaven; Tidewater Homes|Name and telephone; that the person may be homeless|Refer people who may be homeless|Legal obligation|Yes|WH-ISA-2026-03|As needed|Housing support lead
|Rent arrears of care leavers|In|Tidewater Homes|Rent arrears|Supporting care leavers|Public task|No||Monthly|Leaving care manager
|Asylum dispersal|In|Central government (asylum)|Names and ages of families arriving|Housing and school places|Public task|?||As needed|Resettlement lead
|Food parcels|Out|Harbour Foodbank|Names and household size|Food parcels|Consent|No||Weekly|Welfare team
|Deceased customers|Out|Central government (benefits)|Name, date of death|Tell us once|Public task|N/A||Daily|Registrars
Highways and place|Collision counts|In|Harbour Police|Injury collisions by quarter, ward and road class|Statistics on road injuries|Public task|Yes|IG/2025/031|Quarterly|Road safety officer
|Safety schemes|Out|Harbour Police|Safety schemes|Managing the highway|Public task|Yes|IG/2025/031|Yearly|Road safety officer
|Collisions with names|In|Harbour Police|Collision counts; names of drivers prosecuted|Statistics on road injuries|Public task|Yes|IG/2025/031|Quarterly|Road safety officer
|Parking appeals|Out|Parking tribunal|Keeper's name, evidence|Parking appeals|Legal obligation|N/A||Weekly|Parking manager
|Vehicle keepers|In|National vehicle register|Keeper's name and address|Parking penalties|Legal obligation|Yes|Keeper contract|Daily|Parking manager
|Waste crime|Both|Eastvale|Addresses and photographs of fly-tipping|Waste enforcement|Law enforcement|No|EDC/ISA/2026/02|Monthly|Waste manager
|Flood risk homes|Out|Harbour Fire|Addresses in flood areas with vulnerable people|Emergency planning|Vital interests|?|HISP/2025/01|Yearly|Emergency planner
Corporate|Staff pensions|Out|Pension fund|Pay and service of staff|Pensions|Legal obligation|N/A||Monthly|Payroll
|Occupational health|Out|Skerry Wellbeing|Referrals of staff|Occupational health|Contract|Contract||As needed|HR
|Councillors' casework|Out|Councillors|Residents' complaints|Casework|Public task|No||Daily|Democratic services
|Emergency contacts|Out|Harbour Partnership Services|Names and telephone numbers of staff on call|Business continuity|Legitimate interests|Contract||Yearly|Emergency planner
"""  # noqa: E501
"""A share a line: all columns but the first, with a bar between. A service is said once, as in a merged cell."""


def rows() -> list[tuple[str, ...]]:
    """All of them, in their order, each with its reference."""
    return [(f"DS{number:03}", *line.split("|")) for number, line in enumerate(TABLE.splitlines(), 1)]
